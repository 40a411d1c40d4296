// How callers were served today, from what the board counts. Pure.
import type { QueueRow } from '@/live/frames'

const NOTHING = { answered: 0, within: 0, abandoned: 0, left: 0 }

/** Today's counts at `now` (ms); from `until` on they are yesterday's, and count no more. */
export function served({ today }: QueueRow, now: number): typeof NOTHING {
  return today.until !== null && now >= Date.parse(today.until) ? NOTHING : today
}

/** The share answered in time of all who were answered or hung up; null before the first. */
export function share(row: QueueRow, now: number): number | null {
  const { answered, within, abandoned } = served(row, now)
  const all = answered + abandoned
  return all === 0 ? null : within / all
}
