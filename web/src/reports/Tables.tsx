// The rows of each report as a table. Numbers stand at the end of their column, times as clocks, what goes on is marked.
import { Badge, Group, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Api } from '@/api/client'
import { clock, dateTime, number, percent, timeWithSeconds } from '@/i18n/format'
import { actor, word } from '@/i18n/words'
import type { Names } from './data'
import { Rows } from './Rows'
import { stateWord } from './timelines'

const time = (ms: number | null) => (ms === null ? '–' : clock(ms / 1000))
const share = (value: number | null) => (value === null ? '–' : percent(value))

type Part = { word: string; ms: number; open: boolean; corrected?: boolean }

/** Parts of a time, each with its word. */
function Parts({ parts }: { parts: readonly Part[] }) {
  const { t } = useTranslation('reports')
  return (
    <Group gap={8}>
      {parts.map(({ word: said, ms, open, corrected }) => (
        <Text key={said} size="sm" span>
          {said} <span className="rr-digits">{time(ms)}</span>
          {open && (
            <Badge ml={4} size="xs" variant="light">
              {t('goesOn')}
            </Badge>
          )}
          {corrected && <Corrected />}
        </Text>
      ))}
    </Group>
  )
}

function Corrected() {
  const { t } = useTranslation('reports')
  return (
    <Badge ml={4} size="xs" variant="default">
      {t('corrected')}
    </Badge>
  )
}

export function AttendanceTable({ rows, names }: { rows: readonly Api<'AttendanceRow'>[]; names: Names }) {
  const { t } = useTranslation('reports')
  return (
    <Rows
      caption={t('attendance.title')}
      rows={rows}
      keyOf={(row) => `${row.agent} ${row.period} ${row.unit}`}
      columns={[
        { head: t('agent'), words: true, cell: (row) => row.name ?? row.agent },
        { head: t('period'), cell: (row) => row.period },
        {
          head: t('unit'),
          words: true,
          cell: (row) => (row.unit === null ? t('attendance.away') : names.unit(row.unit)),
        },
        {
          head: t('attendance.shifts'),
          words: true,
          cell: (row) => row.shifts.map((shift) => <Shift key={shift.opened_seq} shift={shift} />),
        },
        { head: t('attendance.clocked'), end: true, cell: (row) => time(row.clocked_ms) },
        {
          head: t('attendance.states'),
          words: true,
          cell: (row) => (
            <Parts
              parts={row.states.map(({ state, reason, ms, open, corrected }) => ({
                word:
                  reason === null ? names.state(state) : t('within', { state: names.state(state), reason }),
                ms,
                open,
                corrected,
              }))}
            />
          ),
        },
        {
          head: t('attendance.corrections'),
          words: true,
          cell: (row) =>
            row.corrections.map(({ seq, by, at, why }) => (
              <Text key={seq} size="sm">
                {t('attendance.correction', { who: actor(by, names.user(by.id)), at: dateTime(at), why })}
              </Text>
            )),
        },
        { head: t('attendance.tasks'), end: true, cell: (row) => time(row.task_ms) },
        { head: t('attendance.forced'), end: true, cell: (row) => number(row.forced_changes) },
      ]}
    />
  )
}

/** The bars of a day, for who does not see them. */
export function TimelinesTable({ rows, names }: { rows: readonly Api<'Stretch'>[]; names: Names }) {
  const { t } = useTranslation('reports')
  const within = (state: string, reason: string) => t('within', { state, reason })
  return (
    <Rows
      caption={t('timelines.title')}
      rows={rows}
      keyOf={(row) => `${row.agent} ${row.from}`}
      columns={[
        { head: t('agent'), words: true, cell: (row) => row.name ?? row.agent },
        { head: t('from'), cell: (row) => timeWithSeconds(row.from) },
        { head: t('to'), cell: (row) => (row.open ? t('goesOn') : timeWithSeconds(row.to)) },
        { head: t('timelines.lasted'), end: true, cell: (row) => time(row.ms) },
        { head: t('timelines.state'), cell: (row) => stateWord(row, names, within) },
        {
          head: t('unit'),
          words: true,
          cell: (row) => (row.unit === null ? t('attendance.away') : names.unit(row.unit)),
        },
      ]}
    />
  )
}

function Shift({ shift }: { shift: Api<'Shift'> }) {
  const { t } = useTranslation('reports')
  const from = dateTime(shift.clocked_in_at)
  return (
    <Text size="sm">
      {shift.clocked_out_at === null
        ? t('attendance.since', { from })
        : t('attendance.fromTo', { from, to: dateTime(shift.clocked_out_at) })}
      {shift.reason !== null && (
        <Text span c="dimmed">
          {` ${shift.reason}`}
        </Text>
      )}
      {shift.corrected && <Corrected />}
    </Text>
  )
}

export function AvailabilityTable({
  rows,
  names,
}: {
  rows: readonly Api<'AvailabilityRow'>[]
  names: Names
}) {
  const { t } = useTranslation('reports')
  const labelled = (label: string | null) => label ?? t('availability.noLabel')
  return (
    <Rows
      caption={t('availability.title')}
      rows={rows}
      keyOf={(row) => `${row.agent} ${row.period}`}
      columns={[
        { head: t('agent'), words: true, cell: (row) => row.name ?? row.agent },
        { head: t('period'), cell: (row) => row.period },
        { head: t('availability.in'), end: true, cell: (row) => time(row.logged_in_ms) },
        { head: t('availability.out'), end: true, cell: (row) => time(row.logged_out_ms) },
        {
          head: t('availability.labels'),
          words: true,
          cell: (row) => (
            <Parts
              parts={row.logged_out.map(({ label, ms, open }) => ({ word: labelled(label), ms, open }))}
            />
          ),
        },
        {
          head: t('availability.queues'),
          words: true,
          cell: (row) => (
            <Parts
              parts={row.queues.map((queue) => ({
                word: names.queue(queue.queue),
                ms: queue.logged_in_ms,
                open: queue.open,
              }))}
            />
          ),
        },
      ]}
    />
  )
}

export function MissedTables({ report, names }: { report: Api<'MissedCallsReport'>; names: Names }) {
  const { t } = useTranslation('reports')
  return (
    <>
      <Rows
        caption={t('missed.sums')}
        rows={report.sums}
        keyOf={(row) => `${row.agent} ${row.queue} ${row.period}`}
        columns={[
          { head: t('agent'), words: true, cell: (row) => row.name ?? row.agent },
          { head: t('queue'), words: true, cell: (row) => names.queue(row.queue) },
          { head: t('period'), cell: (row) => row.period },
          { head: t('missed.offers'), end: true, cell: (row) => number(row.offers) },
          { head: t('queues.answered'), end: true, cell: (row) => number(row.answered) },
          { head: t('missed.counted'), end: true, cell: (row) => number(row.counted) },
          { head: t('missed.ring'), end: true, cell: (row) => time(row.ring_ms) },
          { head: t('missed.withdrawals'), end: true, cell: (row) => number(row.withdrawals) },
          { head: t('missed.suspects'), end: true, cell: (row) => number(row.suspects) },
        ]}
      />
      {report.listed && (
        <Rows
          caption={t('missed.logouts')}
          rows={report.logouts}
          keyOf={(row) => String(row.opened_seq)}
          columns={[
            { head: t('agent'), words: true, cell: (row) => row.name ?? row.agent },
            { head: t('missed.at'), cell: (row) => dateTime(row.at) },
            { head: t('missed.what'), cell: (row) => t(`missed.${row.what}`) },
            {
              head: t('queue'),
              words: true,
              cell: (row) => (row.queue === null ? t('missed.allQueues') : names.queue(row.queue)),
            },
            {
              head: t('missed.count'),
              end: true,
              cell: ({ judgement }) =>
                judgement === null
                  ? '–'
                  : t('missed.ofThreshold', { count: judgement.count, of: judgement.threshold }),
            },
            { head: t('missed.told'), words: true, cell: (row) => row.told.join(', ') },
            {
              head: t('missed.away'),
              end: true,
              cell: (row) => (row.open ? t('missed.still', { time: time(row.away_ms) }) : time(row.away_ms)),
            },
            {
              head: t('missed.suspect'),
              cell: (row) =>
                row.suspect && (
                  <Badge variant="outline" color="dark">
                    {t('missed.suspect')}
                  </Badge>
                ),
            },
          ]}
        />
      )}
      {report.listed && (
        <Rows
          caption={t('missed.title')}
          rows={report.calls}
          keyOf={(row) => `${row.offer} ${row.closed_seq}`}
          columns={[
            { head: t('agent'), words: true, cell: (row) => row.name ?? row.agent },
            { head: t('queue'), words: true, cell: (row) => names.queue(row.queue) },
            { head: t('missed.at'), cell: (row) => dateTime(row.rang_at) },
            { head: t('missed.rang'), end: true, cell: (row) => time(row.ring_ms) },
            { head: t('missed.outcome'), cell: (row) => word('outcome', row.outcome) },
            {
              head: t('missed.count'),
              end: true,
              cell: (row) =>
                row.counted && row.threshold !== null
                  ? t('missed.ofThreshold', { count: row.count, of: row.threshold })
                  : '–',
            },
            { head: t('missed.told'), words: true, cell: (row) => row.told.join(', ') },
          ]}
        />
      )}
    </>
  )
}

export function QueuesTable({ rows }: { rows: readonly Api<'QueueFigures'>[] }) {
  const { t } = useTranslation('reports')
  return (
    <Rows
      caption={t('queues.title')}
      rows={rows}
      keyOf={(row) => `${row.queue} ${row.period}`}
      columns={[
        { head: t('queue'), words: true, cell: (row) => row.label ?? row.queue },
        { head: t('period'), cell: (row) => row.period },
        { head: t('queues.offered'), end: true, cell: (row) => number(row.offered) },
        { head: t('queues.answered'), end: true, cell: (row) => number(row.answered) },
        { head: t('queues.abandoned'), end: true, cell: (row) => number(row.abandoned) },
        { head: t('queues.waiting'), end: true, cell: (row) => number(row.waiting) },
        { head: t('queues.asa'), end: true, cell: (row) => time(row.average_speed_of_answer_ms) },
        { head: t('queues.longest'), end: true, cell: (row) => time(row.longest_wait_ms) },
        { head: t('queues.ignored'), end: true, cell: (row) => share(row.service_level.ignored) },
        { head: t('queues.countedFor'), end: true, cell: (row) => share(row.service_level.counted_for) },
        {
          head: t('queues.countedAgainst'),
          end: true,
          cell: (row) => share(row.service_level.counted_against),
        },
        { head: t('queues.aht'), end: true, cell: (row) => time(row.average_handling_ms) },
        { head: t('queues.wrapUp'), end: true, cell: (row) => time(row.wrap_up_ms) },
        { head: t('queues.occupancy'), end: true, cell: (row) => share(row.occupancy) },
      ]}
    />
  )
}
