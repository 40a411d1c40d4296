// One preset: which parts of it are wanted, over what; what that would change, field by field; and doing it.
import { Badge, Button, Group, Stack, Text, Title } from '@mantine/core'
import { IconChevronLeft } from '@tabler/icons-react'
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Api, api, asked } from '@/api/client'
import * as queries from '@/api/queries'
import { presetWords } from '@/i18n/presets'
import { useCommand } from '@/ui/command'
import { Refused } from '@/ui/Refused'
import { Failed, Waiting } from '@/ui/States'
import { ChangeList } from '../audit/ChangeList'
import { Block } from '../form'
import { keyed } from '../list/commands'
import classes from '../queues/QueuesSection.module.css'
import { Applied, type Done } from './Applied'
import { ALL, type Over, OverSelect } from './OverSelect'
import { PartSwitch } from './PartSwitch'
import { Hints } from './PresetHints'

type Preset = Api<'PresetView'>
type Chosen = Required<Api<'Chosen'>>

export function PresetPage({ name }: { name: string }) {
  const { t } = useTranslation('admin')
  const asking = useQuery({
    queryKey: ['presets', name],
    queryFn: () => asked(api.GET('/api/v1/presets/{preset}', { params: { path: { preset: name } } })),
  })
  return (
    <Stack>
      <Link to="/admin/$section" params={{ section: 'presets' }} className={classes.back}>
        <IconChevronLeft size={18} aria-hidden />
        {t('presets.all')}
      </Link>
      {asking.isPending && <Waiting />}
      {asking.error !== null && <Failed error={asking.error} retry={() => void asking.refetch()} />}
      {asking.data !== undefined && <Choosing preset={asking.data} />}
    </Stack>
  )
}

/** What was done by applying, to be shown and taken back. */

function Choosing({ preset }: { preset: Preset }) {
  const { t } = useTranslation('admin')
  const client = useQueryClient()
  const { data: queues = [] } = useQuery(queries.queues)
  const { data: agents = [] } = useQuery(queries.agents)
  const [settings, setSettings] = useState(true)
  const [statuses, setStatuses] = useState(true)
  const [overQueues, setOverQueues] = useState<Over>(ALL)
  const [overAgents, setOverAgents] = useState<Over>(ALL)
  const [done, setDone] = useState<Done | null>(null)
  const chosen: Chosen = useMemo(
    () => ({
      settings,
      statuses,
      queues: overQueues === ALL ? queues.map(({ id }) => id) : overQueues,
      agents: overAgents === ALL ? agents.map(({ id }) => id) : overAgents,
    }),
    [settings, statuses, overQueues, overAgents, queues, agents],
  )
  const path = { preset: preset.name }
  const preview = useQuery({
    queryKey: ['presets', preset.name, 'preview', chosen],
    queryFn: () => asked(api.POST('/api/v1/presets/{preset}/preview', { params: { path }, body: chosen })),
    placeholderData: keepPreviousData,
    staleTime: 0,
  })
  const applying = useCommand(
    (body: Chosen, key) =>
      asked(api.POST('/api/v1/presets/{preset}/apply', { params: { path, header: keyed(key) }, body })),
    ({ events }) => {
      const seqs = events.filter(({ type }) => type === 'Configured').map(({ seq }) => seq)
      setDone({ changes: preview.data?.changes ?? [], seqs })
      void client.invalidateQueries()
    },
  )
  const said = presetWords(preset)
  const changes = preview.data?.changes ?? []
  return (
    <>
      <div>
        <Group gap="xs">
          <Title order={2} size="h3">
            {said.title}
          </Title>
          {preset.current && (
            <Badge variant="light" tt="none">
              {t('presets.current')}
            </Badge>
          )}
        </Group>
        <Text maw="46rem">{said.summary}</Text>
        <Text size="sm" c="dimmed">
          {t('presets.document', { document: preset.document })}
        </Text>
      </div>
      <Block title={t('presets.parts')} hint={t('presets.partsHint')}>
        <PartSwitch part="settings" checked={settings} onChange={setSettings} />
        <PartSwitch part="statuses" checked={statuses} onChange={setStatuses} />
        <OverSelect part="queues" over={overQueues} onChange={setOverQueues} all={queues} />
        <OverSelect
          part="agents"
          over={overAgents}
          onChange={setOverAgents}
          all={agents.map(({ id, name }) => ({ id, label: name }))}
        />
      </Block>
      <Hints preset={preset} />
      {done !== null && <Applied done={done} onUndone={() => setDone(null)} />}
      <Block
        title={t('presets.preview')}
        hint={
          preview.data === undefined || preview.isPlaceholderData
            ? t('presets.looking')
            : t('presets.changes', { count: changes.length })
        }
      >
        {preview.error !== null && <Failed error={preview.error} retry={() => void preview.refetch()} />}
        {changes.length > 0 && <ChangeList changes={changes} named label={t('presets.preview')} />}
        <Refused error={applying.error} />
        <Button
          w="fit-content"
          disabled={changes.length === 0 || preview.isPlaceholderData}
          loading={applying.isPending}
          onClick={() => applying.mutate(chosen)}
        >
          {t('presets.apply', { count: changes.length })}
        </Button>
      </Block>
    </>
  )
}
