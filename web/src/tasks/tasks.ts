// What tasks are to somebody: which ones are theirs, what may be done with one, and which status taking one needs. Pure.
import type { Api } from '@/api/client'

export type Task = Api<'TaskView'>
export type Which = 'open' | 'closed' | 'mine'

/** Whether a task waits for this agent alone, or is in their hands. */
function isOf(task: Task, agent: string | null): boolean {
  return agent !== null && task.state === 'open' && (task.taken_by === agent || task.assignee === agent)
}

/** The tasks of a list: in hand first, then the oldest; of closed ones the newest. */
export function listed(tasks: readonly Task[], which: Which, agent: string | null, text: string): Task[] {
  const wanted = text.trim().toLocaleLowerCase()
  const found = tasks.filter(
    (task) =>
      (which === 'mine' ? isOf(task, agent) : task.state === which) &&
      `${task.title}\n${task.note}`.toLocaleLowerCase().includes(wanted),
  )
  const inHand = (task: Task) => (agent !== null && task.taken_by === agent ? 0 : 1)
  const age = (task: Task) => Date.parse(task.since) * (which === 'closed' ? -1 : 1)
  return found.toSorted((one, other) => inHand(one) - inHand(other) || age(one) - age(other))
}

export type Allowed = { take: boolean; layDown: boolean; close: boolean; edit: boolean }

/** What is offered; the server decides. */
export function allowed(task: Task, agent: string | null, manages: boolean, setsAgents: boolean): Allowed {
  const isOpen = task.state === 'open'
  const isInHand = agent !== null && task.taken_by === agent
  return {
    take: isOpen && agent !== null && task.taken_by === null && [null, agent].includes(task.assignee),
    layDown: isOpen && task.taken_by !== null && (isInHand || setsAgents),
    close: isOpen && (isInHand || manages),
    edit: isOpen && manages,
  }
}

/** How the status that tasks need is chosen: it is a status of the catalogue, or the reason of one. */
export type Needed = {
  status: Api<'StatusEntry'>
  /** The reason that it takes; null: none. */
  reason: string | null
  /** Reasons to choose from first. */
  reasons: readonly string[]
}

export function neededFor(need: string, statuses: readonly Api<'StatusEntry'>[]): Needed | null {
  const own = statuses.find((status) => status.id === need)
  if (own !== undefined) {
    return { status: own, reason: null, reasons: own.reason === 'required' ? own.reasons : [] }
  }
  const other = statuses.find((status) => status.reasons.includes(need))
  return other === undefined ? null : { status: other, reason: need, reasons: [] }
}
