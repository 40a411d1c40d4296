// Who is assigned to a queue: agents come and go as they are chosen, and every step can be undone.
import { ActionIcon, Badge, Button, Group, Select, SimpleGrid, Table, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconPencil, IconX } from '@tabler/icons-react'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Api, api, asked } from '@/api/client'
import * as queries from '@/api/queries'
import { byName } from '@/i18n/format'
import { word } from '@/i18n/words'
import { Failed, Waiting } from '@/ui/States'
import {
  Block,
  changed,
  SavedDuration,
  SavedNote,
  SavedNumber,
  useField,
  useSaver,
  writeDuration,
} from '../form'
import { keyed } from '../list/commands'

type Member = Api<'Member'>
/** `assignment` null: taken off the queue. */
type MemberPatch = { agent: string; assignment: Api<'Assignment'> | null }

/** Rows that are drawn before one asks for more. */
const SHOWN = 50
const PAGE = 1000
/** Options of a drop-down at once; the rest is found by typing. */
const OFFERED = 50

const membersOf = (queue: string) =>
  queryOptions({
    queryKey: [...queries.queues.queryKey, queue, 'members'],
    queryFn: async () => {
      const items: Member[] = []
      let cursor: string | undefined
      do {
        const page = await asked(
          api.GET('/api/v1/queues/{queue}/members', {
            params: { path: { queue }, query: { limit: PAGE, cursor } },
          }),
        )
        items.push(...page.items)
        cursor = page.next ?? undefined
      } while (cursor !== undefined)
      return items.sort((one, other) => byName(one.name, other.name))
    },
    staleTime: 0,
  })

function useMemberSaver(queue: string) {
  return useSaver({
    send: ({ agent, assignment }: MemberPatch, key) => {
      const params = { path: { queue, agent }, header: keyed(key) }
      return assignment === null
        ? changed(api.DELETE('/api/v1/queues/{queue}/members/{agent}', { params }))
        : changed(api.PUT('/api/v1/queues/{queue}/members/{agent}', { params, body: assignment }))
    },
    refresh: [queries.queues.queryKey],
  })
}

export function Members({ queue }: { queue: Api<'QueueDetail'> }) {
  const { t } = useTranslation('admin')
  const asking = useQuery(membersOf(queue.id))
  const { data: agents = [] } = useQuery(queries.agents)
  const saver = useMemberSaver(queue.id)
  const field = useField(saver, t('members.title'), (patch: MemberPatch) => patch)
  const [all, setAll] = useState(false)
  const members = asking.data ?? []
  const assigned = new Set(members.map(({ agent }) => agent))
  const others = agents.filter(({ id }) => !assigned.has(id))
  return (
    <Block title={t('members.title')} hint={t('members.hint')}>
      <Select
        label={t('members.assign')}
        placeholder={t('members.assignHint')}
        data={others
          .map(({ id, name }) => ({ value: id, label: name }))
          .sort((one, other) => byName(one.label, other.label))}
        value={null}
        onChange={(agent) => agent !== null && field.save({ agent, assignment: {} })}
        searchable
        limit={OFFERED}
        nothingFoundMessage={t('form.nothingFound')}
        maw={360}
      />
      <SavedNote field={field} label={t('members.title')} />
      {asking.isPending && <Waiting />}
      {asking.error !== null && <Failed error={asking.error} retry={() => void asking.refetch()} />}
      {asking.data?.length === 0 && <Text size="sm">{t('members.none')}</Text>}
      {members.length > 0 && (
        <Table.ScrollContainer minWidth={620}>
          <Table verticalSpacing={4}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('members.agent')}</Table.Th>
                <Table.Th>{t('members.order')}</Table.Th>
                <Table.Th>{t('members.wrapUp')}</Table.Th>
                <Table.Th>{t('members.now')}</Table.Th>
                <Table.Th>
                  <span className="rr-hidden">{t('members.actions')}</span>
                </Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {(all ? members : members.slice(0, SHOWN)).map((member) => (
                <MemberRow
                  key={member.agent}
                  queue={queue}
                  member={member}
                  onRemove={() => field.save({ agent: member.agent, assignment: null })}
                />
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      {members.length > SHOWN && !all && (
        <Button variant="default" w="fit-content" onClick={() => setAll(true)}>
          {t('members.all', { count: members.length })}
        </Button>
      )}
    </Block>
  )
}

type MemberRowProps = { queue: Api<'QueueDetail'>; member: Member; onRemove: () => void }

function MemberRow({ queue, member, onRemove }: MemberRowProps) {
  const { t } = useTranslation('admin')
  const [editing, { toggle }] = useDisclosure()
  const { name } = member
  return (
    <>
      <Table.Tr>
        <Table.Td>{name}</Table.Td>
        <Table.Td>{t('members.place', { tier: member.tier, position: member.position })}</Table.Td>
        <Table.Td>
          {member.wrap_up_s === null
            ? t('members.likeQueue', { time: writeDuration(queue.wrap_up_s) })
            : writeDuration(member.wrap_up_s)}
        </Table.Td>
        <Table.Td>
          <Badge variant="default" tt="none" fw={500}>
            {word('membership', member.membership)}
          </Badge>
        </Table.Td>
        <Table.Td>
          <Group gap={4} wrap="nowrap" justify="flex-end">
            <ActionIcon
              variant="subtle"
              size="lg"
              aria-label={t('members.change', { name })}
              aria-expanded={editing}
              onClick={toggle}
            >
              <IconPencil size={18} aria-hidden />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              color="red"
              size="lg"
              aria-label={t('members.remove', { name })}
              onClick={onRemove}
            >
              <IconX size={18} aria-hidden />
            </ActionIcon>
          </Group>
        </Table.Td>
      </Table.Tr>
      {editing && (
        <Table.Tr>
          <Table.Td colSpan={5}>
            <Place queue={queue} member={member} />
          </Table.Td>
        </Table.Tr>
      )}
    </>
  )
}

function Place({ queue, member }: { queue: Api<'QueueDetail'>; member: Member }) {
  const { t } = useTranslation('admin')
  const saver = useMemberSaver(queue.id)
  const { agent, name, tier, position, wrap_up_s } = member
  const patch = (part: Api<'Assignment'>): MemberPatch => ({
    agent,
    assignment: { tier, position, wrap_up_s, ...part },
  })
  return (
    <SimpleGrid cols={{ base: 1, xs: 3 }} py="xs">
      <SavedNumber
        saver={saver}
        label={t('members.tierOf', { name })}
        description={t('members.tierHint')}
        value={tier}
        patch={(value) => patch({ tier: value })}
        min={1}
        max={99}
      />
      <SavedNumber
        saver={saver}
        label={t('members.positionOf', { name })}
        description={t('members.positionHint')}
        value={position}
        patch={(value) => patch({ position: value })}
        min={0}
        max={1_000_000}
      />
      <SavedDuration
        saver={saver}
        label={t('members.wrapUpOf', { name })}
        description={t('members.wrapUpHint')}
        value={wrap_up_s}
        patch={(value) => patch({ wrap_up_s: value })}
        min={0}
        max={604_800}
        empty={t('members.likeQueue', { time: writeDuration(queue.wrap_up_s) })}
      />
    </SimpleGrid>
  )
}
