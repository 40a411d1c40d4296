// What somebody chose in an agent's window, and what of it is a change: only that is sent, in an order that keeps all of it. Pure.
import type { AgentRow, StandingRow } from '@/live/frames'

export type Membership = StandingRow['chosen']
export const MEMBERSHIPS: readonly Membership[] = ['in', 'paused', 'out']

/** What was typed and not yet saved. What is not there is as it is. */
export type Draft = {
  status?: string
  reason?: string
  note?: string
  queues: Readonly<Record<string, Membership>>
}

export const NOTHING: Draft = { queues: {} }

export type Change =
  | { line: 'status'; status: string; reason: string | null; note: string | null }
  | { line: 'queues'; membership: Membership; queues: readonly string[] }
  | { line: `queue ${string}`; queue: string; membership: Membership }

/** The status first: choosing one may move all queues, and what was chosen for one queue is to stay. */
export function changes(row: AgentRow, draft: Draft): Change[] {
  const found: Change[] = []
  const status = draft.status ?? row.status
  const another = status !== row.status
  // Another status begins without the reason of the one before.
  const reason = draft.reason ?? (another ? null : row.reason)
  const note = draft.note ?? (another ? null : row.note)
  if (another || (reason || null) !== row.reason || (note || null) !== row.note)
    found.push({ line: 'status', status, reason: reason || null, note: note || null })
  const moved = row.queues.filter(({ queue, chosen }) => (draft.queues[queue] ?? chosen) !== chosen)
  const together = new Set(moved.map(({ queue }) => draft.queues[queue]))
  const [membership] = together
  if (row.queues.length > 1 && moved.length === row.queues.length && together.size === 1 && membership)
    return [...found, { line: 'queues', membership, queues: moved.map(({ queue }) => queue) }]
  for (const { queue, chosen } of moved)
    found.push({ line: `queue ${queue}`, queue, membership: draft.queues[queue] ?? chosen })
  return found
}

/** The draft without what was done: the rest stays as it was typed. */
export function without(draft: Draft, done: Change): Draft {
  if (done.line === 'status') return { queues: draft.queues }
  const gone = 'queues' in done ? done.queues : [done.queue]
  return {
    ...draft,
    queues: Object.fromEntries(Object.entries(draft.queues).filter(([queue]) => !gone.includes(queue))),
  }
}

/** All queues at once. */
export function forAll(row: AgentRow, draft: Draft, membership: Membership): Draft {
  return { ...draft, queues: Object.fromEntries(row.queues.map(({ queue }) => [queue, membership])) }
}

/** What all queues would be; null if they differ. */
export function common(row: AgentRow, draft: Draft): Membership | null {
  const all = new Set(row.queues.map(({ queue, chosen }) => draft.queues[queue] ?? chosen))
  const [only] = all
  return all.size === 1 && only !== undefined ? only : null
}
