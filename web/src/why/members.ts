// The members of a queue by what stands first against a call: those who can be rung, then the others, the most first.
import type { AgentRow } from '@/live/frames'

/** Nothing stands against it. */
export const READY = ''

export type MembersByBlocker = { code: string; members: AgentRow[] }

export function membersByBlocker(agents: Iterable<AgentRow>, queue: string): MembersByBlocker[] {
  const groups = new Map<string, AgentRow[]>()
  for (const agent of agents) {
    const standing = agent.queues.find((each) => each.queue === queue)
    if (standing === undefined) continue
    const code = standing.blockers[0] ?? READY
    const group = groups.get(code)
    if (group === undefined) groups.set(code, [agent])
    else group.push(agent)
  }
  return [...groups]
    .map(([code, members]) => ({ code, members }))
    .sort((one, other) => rank(other) - rank(one) || one.code.localeCompare(other.code))
}

function rank({ code, members }: MembersByBlocker): number {
  return code === READY ? Number.POSITIVE_INFINITY : members.length
}
