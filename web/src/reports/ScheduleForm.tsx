// The form for one more report by mail; it begins with what was asked for in the reports.
import { Button, Group, MultiSelect, Paper, Select, Stack, TextInput, Title } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import * as queries from '@/api/queries'
import { may, useMe } from '@/session/session'
import { useAnnounce } from '@/ui/announce'
import { useCommand } from '@/ui/command'
import { Refused } from '@/ui/Refused'
import { create, type Draft, draftOf, EACH, EVERY, FILES, knowsQueues, REPORTS, schedules } from './schedules'

export function ScheduleForm() {
  const { t } = useTranslation(['schedules', 'reports'])
  const asked = useSearch({ strict: false }) as Readonly<Record<string, unknown>>
  const client = useQueryClient()
  const announce = useAnnounce()
  const [draft, setDraft] = useState(() => draftOf(asked))
  const choose = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }))
  const making = useCommand(create, async (made) => {
    announce(t('made', { name: made.name }))
    setDraft((before) => ({ ...before, name: '' }))
    await client.invalidateQueries({ queryKey: schedules.queryKey, exact: true })
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    making.mutate(draft)
  }
  return (
    <Paper withBorder p="md">
      <form onSubmit={submit} aria-label={t('form')}>
        <Stack gap="sm">
          <Title order={2} size="h4">
            {t('form')}
          </Title>
          <TextInput
            label={t('name')}
            required
            withAsterisk={false}
            maxLength={60}
            maw="24rem"
            value={draft.name}
            onChange={(event) => choose({ name: event.currentTarget.value })}
          />
          <Which draft={draft} choose={choose} />
          <When draft={draft} choose={choose} />
          <Readers draft={draft} choose={choose} />
          <Refused error={making.error} />
          <Group>
            <Button type="submit" loading={making.isPending} disabled={draft.name.trim() === ''}>
              {t('make')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Paper>
  )
}

type PartProps = { draft: Draft; choose: (part: Partial<Draft>) => void }

const options = (items: readonly { id: string; label: string }[] | undefined) =>
  (items ?? []).map(({ id, label }) => ({ value: id, label }))

function Which({ draft, choose }: PartProps) {
  const { t } = useTranslation(['schedules', 'reports'])
  const { data: units } = useQuery(queries.units)
  const { data: queues } = useQuery(queries.queues)
  return (
    <Group align="end" gap="sm">
      <Select
        label={t('report')}
        allowDeselect={false}
        value={draft.report}
        data={REPORTS.map((each) => ({ value: each, label: t(`reports:name.${each}`) }))}
        onChange={(report) => choose({ report: REPORTS.find((one) => one === report) ?? draft.report })}
      />
      <Select
        label={t('reports:each')}
        allowDeselect={false}
        value={draft.each}
        data={EACH.map((each) => ({ value: each, label: t(`reports:every.${each}`) }))}
        onChange={(each) => choose({ each: EACH.find((one) => one === each) ?? draft.each })}
      />
      <Select
        label={t('reports:unit')}
        clearable
        searchable
        placeholder={t('reports:all')}
        value={draft.unit}
        data={options(units)}
        onChange={(unit) => choose({ unit })}
      />
      {knowsQueues(draft.report) && (
        <Select
          label={t('reports:queue')}
          clearable
          searchable
          placeholder={t('reports:all')}
          value={draft.queue}
          data={options(queues)}
          onChange={(queue) => choose({ queue })}
        />
      )}
      <Select
        label={t('format')}
        allowDeselect={false}
        value={draft.format}
        data={FILES.map((each) => ({ value: each, label: t(`reports:file.${each}`) }))}
        onChange={(format) => choose({ format: FILES.find((one) => one === format) ?? draft.format })}
      />
    </Group>
  )
}

function When({ draft, choose }: PartProps) {
  const { t } = useTranslation('schedules')
  return (
    <Group align="end" gap="sm">
      <Select
        label={t('every')}
        allowDeselect={false}
        value={draft.every}
        data={EVERY.map((each) => ({ value: each, label: t(`everyOf.${each}`) }))}
        onChange={(every) => choose({ every: EVERY.find((one) => one === every) ?? draft.every })}
      />
      <TextInput
        type="time"
        label={t('at')}
        required
        withAsterisk={false}
        value={draft.at}
        onChange={(event) => choose({ at: event.currentTarget.value })}
      />
    </Group>
  )
}

/** For who manages users; everybody else has it sent to themselves. */
function Readers({ draft, choose }: PartProps) {
  const { t } = useTranslation('schedules')
  const me = useMe()
  const allowed = may(me, 'manage_users')
  const { data: users } = useQuery({ ...queries.users, enabled: allowed })
  if (!allowed) return null
  const reachable = (users ?? []).filter(({ email, active }) => email && active !== false)
  return (
    <MultiSelect
      label={t('readers')}
      description={t('readersHint')}
      placeholder={draft.readers.length === 0 ? t('myself') : undefined}
      searchable
      clearable
      maw="32rem"
      value={[...draft.readers]}
      data={reachable.map(({ id, name }) => ({ value: id, label: name }))}
      onChange={(readers) => choose({ readers })}
    />
  )
}
