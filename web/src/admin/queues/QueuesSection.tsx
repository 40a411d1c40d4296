// Queues: all of them with what happens when calls are missed, and one of them when it is chosen.
import { Badge, Button, Group, Stack, Text, TextInput, Title } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconPlus, IconSearch } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Api, api, asked } from '@/api/client'
import * as queries from '@/api/queries'
import { byName } from '@/i18n/format'
import { Empty, Failed, Waiting } from '@/ui/States'
import { AddDialog } from '../list/AddDialog'
import { keyed } from '../list/commands'
import type { SectionProps } from '../section'
import { summary, whole } from './policy'
import { QueuePage } from './QueuePage'
import classes from './QueuesSection.module.css'
import { UnitSelect } from './UnitSelect'
import { usePool } from './usePool'

/** From this many on there is a search. */
const SEARCHED = 8

export function QueuesSection({ selected }: SectionProps) {
  return selected === undefined ? <QueueList /> : <QueuePage queue={selected} />
}

function QueueList() {
  const { t } = useTranslation(['admin', 'common'])
  const [opened, { open, close }] = useDisclosure()
  const asking = useQuery(queries.queues)
  const add = (
    <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={open}>
      {t('queues.new')}
    </Button>
  )
  return (
    <Stack>
      <Group justify="space-between" align="flex-start">
        <div>
          <Title order={2} size="h3">
            {t('section.queues')}
          </Title>
          <Text c="dimmed" size="sm" maw="40rem">
            {t('queues.hint')}
          </Text>
        </div>
        {asking.data !== undefined && asking.data.length > 0 && add}
      </Group>
      {asking.isPending && <Waiting />}
      {asking.error !== null && <Failed error={asking.error} retry={() => void asking.refetch()} />}
      {asking.data?.length === 0 && (
        <Empty title={t('queues.empty')} hint={t('queues.emptyHint')}>
          {add}
        </Empty>
      )}
      {asking.data !== undefined && asking.data.length > 0 && <Queues queues={asking.data} />}
      <NewQueue
        opened={opened}
        onClose={close}
        taken={(id) => !!asking.data?.some((queue) => queue.id === id)}
      />
    </Stack>
  )
}

function Queues({ queues: all }: { queues: readonly Api<'QueueConfig'>[] }) {
  const { t } = useTranslation(['admin', 'common'])
  const { names } = usePool()
  const { data: units } = useQuery(queries.units)
  const [search, setSearch] = useState('')
  const unitLabel = (id: string) => units?.find((unit) => unit.id === id)?.label ?? id
  const typed = search.trim().toLowerCase()
  const found = all
    .filter(({ id, label }) => `${id} ${label}`.toLowerCase().includes(typed))
    .sort((one, other) => byName(one.label, other.label))
  return (
    <>
      {all.length >= SEARCHED && (
        <TextInput
          type="search"
          aria-label={t('queues.search')}
          placeholder={t('queues.search')}
          leftSection={<IconSearch size={18} aria-hidden />}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
          maw={320}
        />
      )}
      {found.length === 0 && <Empty title={t('form.nothingFound')} />}
      <ul className={classes.list} aria-label={t('section.queues')}>
        {found.map((queue) => (
          <li key={queue.id}>
            <Link
              to="/admin/$section/$key"
              params={{ section: 'queues', key: queue.id }}
              className={classes.queue}
            >
              <Group gap="xs" wrap="wrap">
                <Text fw={600} component="span" className="rr-words">
                  {queue.label}
                </Text>
                {queue.unit !== null && (
                  <Badge variant="default" tt="none" fw={500}>
                    {unitLabel(queue.unit)}
                  </Badge>
                )}
                <Text size="sm" c="dimmed" component="span">
                  {t(`queues.mode.${queue.mode}`)}
                  {queue.channel === 'other' && ` · ${t('queues.channel.other')}`}
                </Text>
              </Group>
              <Text size="sm" component="span">
                {summary(t, whole(queue.no_answer), names)}
              </Text>
            </Link>
          </li>
        ))}
      </ul>
    </>
  )
}

type NewQueueProps = { opened: boolean; onClose: () => void; taken: (id: string) => boolean }

function NewQueue({ opened, onClose, taken }: NewQueueProps) {
  const { t } = useTranslation(['admin', 'common'])
  const client = useQueryClient()
  const navigate = useNavigate()
  const [unit, setUnit] = useState<string | null>(null)
  return (
    <AddDialog
      opened={opened}
      onClose={onClose}
      title={t('queues.new')}
      action={t('queues.make')}
      nameLabel={t('queues.label')}
      taken={taken}
      create={(id, label, key) =>
        asked(api.POST('/api/v1/queues', { params: { header: keyed(key) }, body: { id, label, unit } }))
      }
      onCreated={(id) => {
        onClose()
        void client.invalidateQueries({ queryKey: queries.queues.queryKey })
        void navigate({ to: '/admin/$section/$key', params: { section: 'queues', key: id } })
      }}
    >
      <UnitSelect value={unit} onChange={setUnit} />
    </AddDialog>
  )
}
