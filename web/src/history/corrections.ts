// What is said of a past time, and what it takes the place of. Pure: the server decides, this shows beforehand what will come of it.
import type { Api } from '@/api/client'
import type { Bounds, LaneKind, Period, Timeline } from './intervals'

/** Where a correction begins to be written: the time (ms), and what is said already of it. */
export type Chosen = Bounds & { state: string | null; reason: string | null; unit: string | null }

export type Draft = Bounds & {
  state: string
  reason: string
  unit: string
  why: string
}

/** States that are no status of the catalogue. Only whose attendance is tracked can have been clocked out. */
export const OUTSIDE = ['signed_out', 'clocked_out'] as const

/** What the server is asked for. `tracked`: whether it is said where they were. */
export function bodyOf(draft: Draft, tracked: boolean): Api<'Correcting'> {
  return {
    from: new Date(draft.from).toISOString(),
    to: new Date(draft.to).toISOString(),
    state: draft.state,
    reason: draft.reason || null,
    unit: tracked && draft.state !== 'clocked_out' ? draft.unit : null,
    why: draft.why.trim(),
  }
}

/** An interval that gives way, with the part of it that does. */
export type Replaced = { lane: LaneKind; period: Period; from: number; to: number }

/** What is known of the time and says something else. */
export function replacedBy(timeline: Timeline, draft: Draft, tracked: boolean): Replaced[] {
  const out = draft.state === 'clocked_out'
  const isSaid = (lane: LaneKind, { value, detail }: Period): boolean =>
    lane === 'state'
      ? value === draft.state && (detail.reason ?? '') === draft.reason && detail.hold === undefined
      : value === (out ? 'out' : 'in') && (out || detail.unit === draft.unit)
  const lanes: readonly ('state' | 'attendance')[] = tracked ? ['attendance', 'state'] : ['state']
  return lanes.flatMap((lane) =>
    timeline[lane].flatMap((period) => {
      const from = Math.max(draft.from, Date.parse(period.from))
      const to = Math.min(draft.to, period.to === null ? draft.to : Date.parse(period.to))
      return from < to && !isSaid(lane, period) ? [{ lane, period, from, to }] : []
    }),
  )
}
