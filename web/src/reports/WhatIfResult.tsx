// Both sides beside each other: in all, by queue, and for each threshold that was tried. What is an estimate says so.
import { Alert, Badge, Group, Stack, Text, Title } from '@mantine/core'
import { IconScale } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Api } from '@/api/client'
import * as queries from '@/api/queries'
import { clock, list, number } from '@/i18n/format'
import { presetWords } from '@/i18n/presets'
import { useNames } from './data'
import { Rows } from './Rows'
import { type APPLIES, FIGURES, type MODES, SHORT } from './whatIf'

const shown = (value: number, isTime: boolean) => (isTime ? clock(value) : number(value))

/** "+3", "−0:40", "0". */
function difference(value: number, isTime: boolean): string {
  if (!isTime) return number(value, { signDisplay: 'exceptZero' })
  const size = clock(Math.abs(value))
  if (Math.abs(value) < 1) return size
  return `${value < 0 ? '−' : '+'}${size}`
}

type ResultProps = { question: Api<'WhatIfInfo'>; result: Api<'WhatIfResult'> }

export function WhatIfResult({ question, result }: ResultProps) {
  const { t } = useTranslation(['whatif', 'admin'])
  const { data: presets } = useQuery(queries.presets)
  const names = useNames()
  return (
    <Stack gap="sm">
      <Title order={2} size="h4">
        {question.from === question.to
          ? question.from
          : t('result', { from: question.from, to: question.to })}
      </Title>
      <Text size="sm" c="dimmed">
        {under(t, question, presets ?? [])}{' '}
        {t('judged', { count: result.events, events: number(result.events) })}
      </Text>
      {result.is_estimate && (
        <Alert icon={<IconScale aria-hidden />} title={t('estimate')} color="gray" variant="light">
          {t('rule')}
        </Alert>
      )}
      {result.suggestion !== null && <Suggested suggestion={result.suggestion} />}
      <Rows
        caption={t('inAll')}
        rows={FIGURES}
        keyOf={({ figure }) => figure}
        columns={[
          { head: t('figure.name'), cell: ({ figure }) => t(`figure.${figure}`) },
          {
            head: t('asItWas'),
            end: true,
            cell: ({ figure, isTime }) => shown(result.total.history[figure], isTime),
          },
          {
            head: t('other'),
            end: true,
            cell: ({ figure, isTime }) => shown(result.total.other[figure], isTime),
          },
          {
            head: t('difference'),
            end: true,
            cell: ({ figure, isTime }) =>
              difference(result.total.other[figure] - result.total.history[figure], isTime),
          },
        ]}
      />
      <Rows
        caption={t('byQueue')}
        rows={result.queues}
        keyOf={({ queue }) => queue}
        columns={[
          { head: t('queue'), cell: ({ label }) => label },
          ...FIGURES.filter(({ figure }) => SHORT.includes(figure)).map(({ figure, isTime }) => ({
            head: t(`figure.${figure}`),
            end: true,
            cell: ({ history, other }: Api<'QueueSides'>) =>
              t('fromTo', {
                was: shown(history[figure], isTime),
                other: shown(other[figure], isTime),
                difference: difference(other[figure] - history[figure], isTime),
              }),
          })),
        ]}
      />
      <Unsaid result={result} names={names.queue} />
    </Stack>
  )
}

type Say = ReturnType<typeof useTranslation<['whatif', 'admin']>>['t']

/** Under which policy, in words. */
function under(t: Say, { policy }: Api<'WhatIfInfo'>, presets: readonly Api<'PresetSummary'>[]): string {
  const known = presets.find(({ name }) => name === policy.preset)
  const preset = known === undefined ? policy.preset : presetWords(known).title
  const fields = list(Object.entries(policy.no_answer).map(([field, value]) => change(t, field, value)))
  if (preset === null && fields === '') return t('under.same')
  if (preset === null) return t('under.fields', { fields })
  if (fields === '') return t('under.preset', { preset })
  return t('under.both', { preset, fields })
}

/** A field of a policy as the form says it; one that the form does not have, by its name. */
function change(t: Say, field: string, value: unknown): string {
  const said = (label: string, chosen: string) => t('under.field', { label, chosen })
  switch (field) {
    case 'threshold':
      return said(t('threshold'), value === null ? t('never') : t('misses', { count: Number(value) }))
    case 'warn_s':
      return said(t('warn'), value === null ? t('noWarning') : t('seconds', { count: Number(value) }))
    case 'applies_to':
      return said(t('applies'), t(`appliesTo.${value as (typeof APPLIES)[number]}`))
    case 'counts_refused':
      return said(t('refused'), t(`counts.${value === true}`))
    case 'mode':
      return said(t('mode'), t(`add.${value as (typeof MODES)[number]}`))
    default:
      return said(field, JSON.stringify(value))
  }
}

function Suggested({ suggestion }: { suggestion: Api<'Suggestion'> }) {
  const { t } = useTranslation('whatif')
  const { threshold, at_most_false: count } = suggestion
  return (
    <section aria-label={t('suggested.title')}>
      <Text fw={600}>
        {threshold === null
          ? t('suggested.none', { count })
          : t('suggested.one', { threshold: number(threshold), count })}
      </Text>
      <Rows
        caption={t('suggested.tried')}
        rows={suggestion.tried}
        keyOf={(row) => String(row.threshold)}
        columns={[
          {
            head: t('threshold'),
            cell: (row) => (
              <Group gap="xs">
                {number(row.threshold)}
                {row.threshold === threshold && (
                  <Badge variant="outline" color="dark">
                    {t('suggested.mark')}
                  </Badge>
                )}
              </Group>
            ),
          },
          ...FIGURES.filter(({ figure }) => SHORT.includes(figure)).map(({ figure, isTime }) => ({
            head: t(`figure.${figure}`),
            end: true,
            cell: (row: Api<'Tried'>) => shown(row.figures[figure], isTime),
          })),
        ]}
      />
    </section>
  )
}

/** What history does not say. */
function Unsaid({ result, names }: { result: Api<'WhatIfResult'>; names: (queue: string) => string }) {
  const { t } = useTranslation('whatif')
  return (
    <section aria-label={t('unsaid.title')}>
      <Text fw={600} size="sm">
        {t('unsaid.title')}
      </Text>
      <Stack gap={2}>
        {result.silent.length > 0 && (
          <Text size="sm">
            {t('unsaid.silent', { count: result.silent.length, queues: list(result.silent.map(names)) })}
          </Text>
        )}
        <Text size="sm">{t('unsaid.moved', { count: result.moved, calls: number(result.moved) })}</Text>
        <Text size="sm">{t('unsaid.added', { count: result.added, rings: number(result.added) })}</Text>
        <Text size="sm">{t('unsaid.behaviour')}</Text>
      </Stack>
    </section>
  )
}
