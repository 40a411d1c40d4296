// The content of `WhyCall`: how the call went, who was tried, and why not the others, at its end, now, or at an instant between.
import { Badge, Group, Stack, Table, Text, Title } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Api } from '@/api/client'
import { duration, timeWithSeconds } from '@/i18n/format'
import { word } from '@/i18n/words'
import { useBoard, useLink, useServerClock } from '@/live/context'
import { useFreshen } from '@/ui/freshen'
import { Failed, Waiting } from '@/ui/States'
import { Before } from './Before'
import { Blockers } from './Blockers'
import { callSaid, queuesSaid } from './callSentences'
import classes from './explanation.module.css'
import { type Names, useNames } from './names'
import { groupName } from './QueueExplanation'
import { explainCall } from './questions'
import { told } from './sentences'
import { TimeTravel } from './TimeTravel'

type Explanation = Api<'CallExplanation'>
type Tried = Explanation['tried'][number]
type Other = Explanation['others'][number]

const SETTLED_MS = 250
const STEP_S = 1

export default function CallExplanation({ call }: { call: string }) {
  const { t } = useTranslation('why')
  const names = useNames({ people: true })
  const clock = useServerClock()
  const client = useQueryClient()
  const { link } = useLink()
  const [at, setAt] = useState<number | null>(null)
  const [settled] = useDebouncedValue(at, SETTLED_MS)
  const whole = useQuery(explainCall(call, null))
  const then = useQuery({ ...explainCall(call, settled), enabled: settled !== null })
  const row = useBoard((board) => board.calls.get(call))
  useFreshen(row ?? null, () => void client.invalidateQueries({ queryKey: ['why', 'call', call, null] }))
  const changes = useMemo(() => (whole.data === undefined ? [] : changesOf(whole.data)), [whole.data])
  if (whole.data === undefined)
    return whole.error === null ? (
      <Waiting />
    ) : (
      <Failed error={whole.error} retry={() => void whole.refetch()} />
    )
  const over = whole.data.answered_at ?? whole.data.ended_at
  const shown = settled === null ? whole : then
  const stale = settled === null && over === null && link !== 'live'
  return (
    <Stack>
      <TimeTravel
        at={at}
        onChange={setAt}
        from={Date.parse(whole.data.since)}
        to={Math.max(over === null ? clock() : Date.parse(over), Date.parse(whole.data.since) + 1000)}
        changes={changes}
        stepS={STEP_S}
        present={over === null ? 'now' : 'end'}
      />
      {shown.error !== null ? (
        <Failed error={shown.error} retry={() => void shown.refetch()} />
      ) : shown.data === undefined ? (
        <Waiting />
      ) : (
        <Stack data-stale={stale || shown.isPlaceholderData} aria-busy={shown.isPlaceholderData}>
          {stale && <Text role="status">{t('stale')}</Text>}
          <Text size="lg" fw={600} role="status" className="rr-digits">
            {callSaid(shown.data, names)}
          </Text>
          <Text size="sm" c="dimmed">
            {queuesSaid(shown.data, names)}
          </Text>
          {shown.data.source !== null && (
            <Before source={shown.data.source} notKnown={shown.data.not_known} />
          )}
          <TriedAgents told={shown.data} names={names} />
          {shown.data.source === null && <OtherAgents told={shown.data} names={names} />}
        </Stack>
      )}
    </Stack>
  )
}

/** The instants (ms) at which something happened to the call, ascending. */
export function changesOf({ since, tried, answered_at, ended_at }: Explanation): number[] {
  const over = answered_at ?? ended_at
  const instants = [since, over, ...tried.flatMap((row) => [row.since, row.until])]
  return [...new Set(instants.filter((each) => each !== null).map((each) => Date.parse(each)))].sort(
    (one, other) => one - other,
  )
}

function TriedAgents({ told: { tried }, names }: { told: Explanation; names: Names }) {
  const { t } = useTranslation('why')
  return (
    <section className={classes.part} aria-label={t('ofCall.tried')}>
      <Title order={3} size="h5">
        {t('ofCall.tried')}
      </Title>
      {tried.length === 0 ? (
        <Text size="sm">{t('ofCall.nobodyTried')}</Text>
      ) : (
        <Table.ScrollContainer minWidth={320}>
          <Table verticalSpacing={6} horizontalSpacing={6}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('ofCall.agent')}</Table.Th>
                <Table.Th>{t('ofCall.when')}</Table.Th>
                <Table.Th>{t('ofCall.rang')}</Table.Th>
                <Table.Th>{t('ofCall.became')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {tried.map((row) => (
                <Table.Tr key={row.offer}>
                  <Table.Td>{names.agent(row.agent)}</Table.Td>
                  <Table.Td className="rr-digits">{timeWithSeconds(row.since)}</Table.Td>
                  <Table.Td>{row.ring_ms === null ? '' : duration(row.ring_ms / 1000)}</Table.Td>
                  <Table.Td>
                    <Became tried={row} names={names} />
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </section>
  )
}

function Became({ tried, names }: { tried: Tried; names: Names }) {
  const { t } = useTranslation('why')
  if (tried.outcome === null) return t('ofCall.ringsNow')
  const detail = tried.detail === null ? null : detailSaid(tried.detail, names)
  const uncounted =
    tried.uncounted === null ? null : told('uncounted', tried.uncounted, word('passedBy', tried.uncounted))
  return (
    <>
      {word('outcome', tried.outcome)}
      <Text size="sm" c="dimmed" span display="block">
        {[detail, tried.counted ? t('ofCall.counted') : uncounted, tried.raw_cause]
          .filter((each) => each !== null)
          .join(' · ')}
      </Text>
    </>
  )
}

/** Why an offer was taken back is the code of a blocker, or a word of its own. */
function detailSaid(detail: string, names: Names): string {
  return told('detail', detail, word('blocker', detail, { status: names.status('') }))
}

function OtherAgents({ told: explained, names }: { told: Explanation; names: Names }) {
  const { t } = useTranslation('why')
  const { others, others_by_blocker } = explained
  const queue = explained.queues.at(-1) ?? null
  const waits = explained.answered_at === null && explained.ended_at === null
  const groups = Object.entries(others_by_blocker).sort(([, one], [, other]) => other - one)
  if (explained.kind !== 'queue') return null
  const listed = new Map(groups.map(([code]) => [code, others.filter((row) => firstOf(row) === code)]))
  return (
    <section className={classes.part} aria-label={t('ofCall.others')}>
      <Title order={3} size="h5">
        {t('ofCall.others')}
      </Title>
      {groups.length === 0 && <Text size="sm">{t('ofCall.nobodyElse')}</Text>}
      {groups.map(([code, count]) => {
        const rows = listed.get(code) ?? []
        return (
          <Stack key={code} gap={6}>
            <Group gap="xs">
              <Title order={4} size="h6">
                {code === ''
                  ? t(waits ? 'ofCall.freeNow' : 'ofCall.free')
                  : groupName(code, t('ofQueue.otherStatus'))}
              </Title>
              <Badge variant="default">{count}</Badge>
            </Group>
            {rows.map((row) => (
              <div key={row.agent} className={classes.other}>
                {code === '' ? (
                  <Text size="sm">{names.agent(row.agent)}</Text>
                ) : (
                  <Blockers
                    rows={row.blockers}
                    agent={names.agent(row.agent)}
                    queue={queue}
                    names={names}
                    now={explained.at}
                  />
                )}
              </div>
            ))}
            {count > rows.length && (
              <Text size="sm" c="dimmed">
                {t('ofCall.unlisted', { count: count - rows.length })}
              </Text>
            )}
          </Stack>
        )
      })}
    </section>
  )
}

function firstOf({ blockers }: Other): string {
  return blockers[0]?.code ?? ''
}
