// What of the reports stands in their address, so that one can be linked, printed, kept and downloaded.
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import { isDay } from '@/i18n/days'

export const REPORTS = ['attendance', 'availability', 'missed-calls', 'queues'] as const
export type Report = (typeof REPORTS)[number]
export const EACH = ['day', 'month', 'all'] as const
export type Each = (typeof EACH)[number]
/** What of a report CSV and Parquet have one of, by the API's own names; the first is what one gets without asking. */
export const TABLES = {
  attendance: [
    'attendance',
    'attendance_shifts',
    'attendance_states',
    'attendance_activities',
    'attendance_tasks',
    'attendance_forced',
    'attendance_corrections',
  ],
  availability: [
    'availability',
    'availability_logged_out',
    'availability_queues',
    'availability_queues_logged_out',
  ],
  'missed-calls': ['sums', 'sums_outcomes', 'calls', 'logouts', 'logouts_judgement_misses'],
  queues: ['queues'],
} as const satisfies Record<Report, readonly string[]>
export type TableName = (typeof TABLES)[Report][number]

export const FILES = ['csv', 'xlsx', 'parquet'] as const
export type FileFormat = (typeof FILES)[number]

export type Choice = {
  report: Report
  /** First and last local day; null: today. */
  from: string | null
  to: string | null
  each: Each
  unit: string | null
  queue: string | null
  /** As it was known at this instant, in RFC 3339; null: as known today. */
  known: string | null
}

type Searched = Readonly<Record<string, unknown>>

const text = (value: unknown) => (typeof value === 'string' || typeof value === 'number' ? String(value) : '')

export function readChoice(asked: Searched): Choice {
  const day = (value: unknown) => (isDay(text(value)) ? text(value) : null)
  return {
    report: REPORTS.find((report) => report === asked.report) ?? 'attendance',
    from: day(asked.from),
    to: day(asked.to),
    each: EACH.find((each) => each === asked.each) ?? 'day',
    unit: text(asked.unit) || null,
    queue: text(asked.queue) || null,
    known: Number.isNaN(Date.parse(text(asked.known))) ? null : new Date(text(asked.known)).toISOString(),
  }
}

/** The other way: only what is not as it is without being asked for. */
export function writeChoice({ report, from, to, each, unit, queue, known }: Choice): Record<string, string> {
  return {
    ...(report !== 'attendance' && { report }),
    ...(from && { from }),
    ...(to && { to }),
    ...(each !== 'day' && { each }),
    ...(unit && { unit }),
    ...(queue && { queue }),
    ...(known && { known }),
  }
}

/** What the server is asked, by the API's own names. Only reports of calls know queues. */
export function questionOf({ report, from, to, each, unit, queue, known }: Choice) {
  return {
    ...(from && { from }),
    ...(to && { to }),
    each,
    ...(unit && { unit }),
    ...(queue && (report === 'queues' || report === 'missed-calls') && { queue }),
    ...(known && { known_at: known }),
  }
}

/** Where a file is asked for. `table`: which of them; null: all, or the first. */
export function fileOf(choice: Choice, format: FileFormat, table: TableName | null = null): string {
  const asked = new URLSearchParams({ ...questionOf(choice), format, ...(table !== null && { table }) })
  return `/api/v1/reports/${choice.report}?${asked}`
}

export function useChoice(): [Choice, (part: Partial<Choice>) => void] {
  const navigate = useNavigate()
  const search = useSearch({ strict: false }) as Searched
  const choice = useMemo(() => readChoice(search), [search])
  const choose = useCallback(
    (part: Partial<Choice>) =>
      void navigate({
        to: '/reports',
        search: (before: Searched) => writeChoice({ ...readChoice(before), ...part }) as never,
        replace: true,
      }),
    [navigate],
  )
  return [choice, choose]
}
