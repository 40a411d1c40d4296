// What is to be asked: which days and queues, under which policy, and whether a threshold is to be suggested.
import { Button, Checkbox, Group, MultiSelect, Paper, Select, Stack, Text, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import * as queries from '@/api/queries'
import { dayOf } from '@/i18n/days'
import { currentZone } from '@/i18n/format'
import { presetWords } from '@/i18n/presets'
import { useServerClock } from '@/live/context'
import { APPLIES, type Draft, draftFor, isCount, MODES, OFF, THRESHOLDS, WARNINGS_S } from './whatIf'

type FormProps = { busy: boolean; onAsk: (draft: Draft) => void }

export function WhatIfForm({ busy, onAsk }: FormProps) {
  const { t } = useTranslation('whatif')
  const now = useServerClock()
  const [draft, setDraft] = useState(() => draftFor(dayOf(now(), currentZone())))
  const choose = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }))
  const isWrong = draft.suggest && !isCount(draft.atMost)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!isWrong) onAsk(draft)
  }
  return (
    <Paper withBorder p="md" className="rr-no-print">
      <form onSubmit={submit} aria-label={t('form')}>
        <Stack gap="sm">
          <Days draft={draft} choose={choose} />
          <Policy draft={draft} choose={choose} />
          <Group align="end" gap="md">
            <Checkbox
              label={t('suggest')}
              checked={draft.suggest}
              onChange={(event) => choose({ suggest: event.currentTarget.checked })}
            />
            {draft.suggest && (
              <TextInput
                label={t('atMost')}
                inputMode="numeric"
                value={draft.atMost}
                error={isWrong && t('wholeNumber')}
                onChange={(event) => choose({ atMost: event.currentTarget.value })}
              />
            )}
            <Button type="submit" loading={busy}>
              {t('ask')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Paper>
  )
}

type PartProps = { draft: Draft; choose: (part: Partial<Draft>) => void }

function Days({ draft, choose }: PartProps) {
  const { t } = useTranslation('whatif')
  const { data: queues } = useQuery(queries.queues)
  return (
    <Group align="end" gap="sm">
      <TextInput
        type="date"
        label={t('from')}
        required
        withAsterisk={false}
        value={draft.from}
        max={draft.to}
        onChange={(event) => choose({ from: event.currentTarget.value })}
      />
      <TextInput
        type="date"
        label={t('to')}
        required
        withAsterisk={false}
        value={draft.to}
        min={draft.from}
        onChange={(event) => choose({ to: event.currentTarget.value })}
      />
      <MultiSelect
        label={t('queues')}
        placeholder={draft.queues.length === 0 ? t('allQueues') : undefined}
        searchable
        clearable
        miw="16rem"
        value={[...draft.queues]}
        data={(queues ?? []).map(({ id, label }) => ({ value: id, label }))}
        onChange={(chosen) => choose({ queues: chosen })}
      />
    </Group>
  )
}

function Policy({ draft, choose }: PartProps) {
  const { t } = useTranslation(['whatif', 'admin'])
  const { data: presets } = useQuery(queries.presets)
  const asWas = { clearable: true, placeholder: draft.preset === null ? t('asItWas') : t('asThePreset') }
  return (
    <Stack gap={4} component="fieldset" style={{ border: 0, margin: 0, padding: 0, minWidth: 0 }}>
      <Text component="legend" size="sm" fw={600}>
        {t('policy')}
      </Text>
      <Group align="end" gap="sm">
        <Select
          label={t('preset')}
          clearable
          placeholder={t('asItWas')}
          value={draft.preset}
          data={(presets ?? []).map((preset) => ({ value: preset.name, label: presetWords(preset).title }))}
          onChange={(preset) => choose({ preset })}
        />
        <Select
          label={t('threshold')}
          {...asWas}
          value={draft.threshold}
          data={[
            ...THRESHOLDS.map((each) => ({ value: each, label: t('misses', { count: Number(each) }) })),
            { value: OFF, label: t('never') },
          ]}
          onChange={(threshold) => choose({ threshold })}
        />
        <Select
          label={t('warn')}
          {...asWas}
          value={draft.warn}
          data={[
            { value: OFF, label: t('noWarning') },
            ...WARNINGS_S.map((each) => ({ value: each, label: t('seconds', { count: Number(each) }) })),
          ]}
          onChange={(warn) => choose({ warn })}
        />
        <Select
          label={t('applies')}
          {...asWas}
          value={draft.applies}
          data={APPLIES.map((each) => ({ value: each, label: t(`appliesTo.${each}`) }))}
          onChange={(applies) => choose({ applies })}
        />
        <Select
          label={t('refused')}
          {...asWas}
          value={draft.refused}
          data={(['true', 'false'] as const).map((each) => ({ value: each, label: t(`counts.${each}`) }))}
          onChange={(refused) => choose({ refused })}
        />
        <Select
          label={t('mode')}
          {...asWas}
          value={draft.mode}
          data={MODES.map((each) => ({ value: each, label: t(`add.${each}`) }))}
          onChange={(mode) => choose({ mode })}
        />
      </Group>
    </Stack>
  )
}
