// How an agent stands, as one word, and what of it somebody looks for. Pure.
import type { AgentRow, StandingRow } from '@/live/frames'

export const CATEGORIES = ['ready', 'busy', 'withdrawn', 'absent'] as const
export type Category = (typeof CATEGORIES)[number]

/** What one can look for: the four, and what somebody should look at. */
export const STATES = [...CATEGORIES, 'held', 'missed', 'drift'] as const
export type State = (typeof STATES)[number]

export function isState(text: string): text is State {
  return (STATES as readonly string[]).includes(text)
}

const AT_WORK = new Set(['call', 'ringing', 'wrap_up'])
const OF_HOLD = new Set(['hold', 'warned'])
const OF_TONE: Record<string, Category> = { green: 'ready', red: 'busy', amber: 'withdrawn', grey: 'absent' }

/**
 * Of one queue, or of all: at work, else the best of them; without queues, as the status looks. Who is shown as withdrawn
 * is not counted as ready, though another queue may ring them: that would contradict what stands beside it.
 */
export function categoryOf(row: AgentRow, queue: string | null = null): Category {
  const standings = queue === null ? row.queues : row.queues.filter((each) => each.queue === queue)
  if (AT_WORK.has(row.activity)) return 'busy'
  if (queue === null && OF_HOLD.has(row.code)) return 'withdrawn'
  if (standings.length === 0) return OF_TONE[row.tone] ?? 'absent'
  return CATEGORIES.find((category) => standings.some((each) => each.category === category)) ?? 'absent'
}

/** Withdrawn by a rule, somewhere. */
export function isHeld(row: AgentRow, queue: string | null = null): boolean {
  const ofQueue = row.queues.some(
    (each) =>
      (queue === null || each.queue === queue) && each.blockers.some((code) => code.startsWith('hold_')),
  )
  return ofQueue || (queue === null && row.code === 'hold')
}

export function isDrifting(row: AgentRow): boolean {
  return row.queues.some((each) => each.drift !== null)
}

/** The queues in which the switch has something else than it should. */
export function drifts(row: AgentRow): StandingRow[] {
  return row.queues.filter((each) => each.drift !== null)
}

export type Misses = { misses: number; threshold: number | null; queue: string | null }

/** The count of one queue, or the one that is nearest to its threshold. */
export function missesOf(row: AgentRow, queue: string | null): Misses {
  let worst: Misses = { misses: 0, threshold: null, queue: null }
  let nearest = -1
  for (const each of row.queues) {
    if (queue !== null && each.queue !== queue) continue
    const near = each.threshold === null ? each.misses / 1_000 : each.misses / each.threshold
    if (near > nearest) {
      nearest = near
      worst = { misses: each.misses, threshold: each.threshold, queue: each.queue }
    }
  }
  return worst
}

export type Wanted = { q: string; unit: string | null; queue: string | null; state: State | null }

const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()

/** Whether an agent is among those that are looked for. Accents and case do not matter; each word must be there. */
export function matcher({ q, unit, queue, state }: Wanted): (row: AgentRow) => boolean {
  const words = plain(q).split(/\s+/).filter(Boolean)
  return (row) => {
    if (unit !== null && row.unit !== unit && row.at_unit !== unit) return false
    if (queue !== null && !row.queues.some((each) => each.queue === queue)) return false
    if (state !== null && !isIn(row, state, queue)) return false
    if (words.length === 0) return true
    const name = plain(`${row.name} ${row.id}`)
    return words.every((each) => name.includes(each))
  }
}

function isIn(row: AgentRow, state: State, queue: string | null): boolean {
  switch (state) {
    case 'held':
      return isHeld(row, queue)
    case 'missed':
      return row.queues.some((each) => (queue === null || each.queue === queue) && each.misses > 0)
    case 'drift':
      return isDrifting(row)
    default:
      return categoryOf(row, queue) === state
  }
}
