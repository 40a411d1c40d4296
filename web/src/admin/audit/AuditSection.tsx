// The audit: who changed what, who was refused what, who stepped in; newest first, with a way back for changes.
import { Badge, Button, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { IconArrowBackUp } from '@tabler/icons-react'
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Api, api, asked } from '@/api/client'
import { date, time, timeWithSeconds } from '@/i18n/format'
import { actor } from '@/i18n/words'
import { may, useMe } from '@/session/session'
import { useAnnounce } from '@/ui/announce'
import { useCommand } from '@/ui/command'
import { More } from '@/ui/More'
import { Refused } from '@/ui/Refused'
import { Empty, Failed, Waiting } from '@/ui/States'
import { undoChange } from '../form'
import type { SectionProps } from '../section'
import { ChangeList } from './ChangeList'
import { type Naming, useNaming } from './changeWords'
import { AuditFilter, type Filter, NO_FILTER, queryOf } from './Filter'
import { headline } from './headline'

type Entry = Api<'AuditEntry'>
const PAGE = 50

export function AuditSection(_: SectionProps) {
  const { t } = useTranslation(['admin', 'common'])
  const naming = useNaming()
  const [filter, setFilter] = useState<Filter>(NO_FILTER)
  const asking = useInfiniteQuery({
    queryKey: ['audit', filter],
    queryFn: ({ pageParam }) =>
      asked(
        api.GET('/api/v1/audit', {
          params: { query: { ...queryOf(filter), limit: PAGE, cursor: pageParam } },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    staleTime: 0,
  })
  const entries = asking.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <Stack>
      <div>
        <Title order={2} size="h3">
          {t('section.audit')}
        </Title>
        <Text c="dimmed" size="sm" maw="40rem">
          {t('audit.hint')}
        </Text>
      </div>
      <AuditFilter filter={filter} onChange={setFilter} naming={naming} />
      {asking.isPending && <Waiting />}
      {asking.error !== null && <Failed error={asking.error} retry={() => void asking.refetch()} />}
      {asking.isSuccess && entries.length === 0 && (
        <Empty title={t('audit.empty')} hint={t('audit.emptyHint')} />
      )}
      <Stack
        gap="xs"
        component="ul"
        p={0}
        m={0}
        style={{ listStyle: 'none' }}
        aria-label={t('section.audit')}
      >
        {entries.map((entry, at) => (
          <li key={entry.seq}>
            {dayOf(entry) !== dayOf(entries[at - 1]) && (
              <Text size="sm" fw={600} c="dimmed" mt={at === 0 ? 0 : 'sm'} mb={4}>
                {date(entry.at)}
              </Text>
            )}
            <Line entry={entry} naming={naming} undone={isUndone(entry, entries)} />
          </li>
        ))}
      </Stack>
      <More of={asking} />
    </Stack>
  )
}

const dayOf = (entry: Entry | undefined) => (entry === undefined ? '' : date(entry.at))

/** Whether a later entry that is shown took it back, and was not taken back itself. */
function isUndone(entry: Entry, entries: readonly Entry[]): boolean {
  const by = entries.find((each) => each.undoes === entry.seq)
  return by !== undefined && !isUndone(by, entries)
}

type LineProps = { entry: Entry; naming: Naming; undone: boolean }

function Line({ entry, naming, undone }: LineProps) {
  const { t } = useTranslation('admin')
  const said = headline(entry, naming)
  return (
    <Paper withBorder p="sm" component="article" aria-label={said}>
      <Group justify="space-between" align="flex-start" wrap="nowrap">
        <div className="rr-words">
          <Text fw={600} size="sm">
            {said}
          </Text>
          <Group gap="xs">
            <Text size="sm" c="dimmed">
              <time dateTime={entry.at} title={timeWithSeconds(entry.at)}>
                {time(entry.at)}
              </time>
              {' · '}
              {actor(entry.by, personName(entry.by, naming), entry.rule)}
            </Text>
            <Badge variant="default" tt="none" fw={500}>
              {t(`audit.category.${entry.category}`)}
            </Badge>
            {undone && (
              <Badge variant="light" color="gray" tt="none" fw={500}>
                {t('audit.undone')}
              </Badge>
            )}
          </Group>
        </div>
        {entry.category === 'configuration' && !undone && <Undo entry={entry} said={said} />}
      </Group>
      {entry.change === 'changed' && entry.changes.length > 0 && (
        <ChangeList changes={entry.changes} label={said} />
      )}
    </Paper>
  )
}

function personName(by: Entry['by'], naming: Naming): string {
  const user = naming('user', by.id)
  return user === by.id ? naming('agent', by.id) : user
}

function Undo({ entry, said }: { entry: Entry; said: string }) {
  const { t } = useTranslation(['admin', 'common'])
  const me = useMe()
  const client = useQueryClient()
  const announce = useAnnounce()
  const undoing = useCommand(
    (seq: number, key) => undoChange(seq, key),
    () => {
      announce(t('form.announceUndone', { field: said }))
      void client.invalidateQueries()
    },
  )
  if (!may(me, entry.kind === 'user' ? 'manage_users' : 'configure')) return null
  return (
    <Stack gap="xs" align="flex-end">
      <Button
        size="compact-sm"
        variant="subtle"
        leftSection={<IconArrowBackUp size={16} aria-hidden />}
        loading={undoing.isPending}
        onClick={() => undoing.mutate(entry.seq)}
        aria-label={t('form.undoField', { field: said })}
      >
        {t('common:undo')}
      </Button>
      <Refused error={undoing.error} params={{ problem: t('audit.changedSince') }} />
    </Stack>
  )
}
