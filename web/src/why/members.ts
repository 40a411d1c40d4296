// The members of a queue by what stands first against a call: those who can be rung, then the others, the most first.
import type { AgentRow } from '@/live/frames'

/** Nothing stands against it. */
export const READY = ''

/** A member, off the live board or as they stood at an instant; `standing`: in this queue. */
export type Member = Pick<AgentRow, 'id' | 'name' | 'colour' | 'status' | 'since'> & {
  standing: AgentRow['queues'][number]
}
export type MembersByBlocker = { code: string; members: Member[] }

export function membersOf(
  agents: Iterable<Omit<Member, 'standing'> & Pick<AgentRow, 'queues'>>,
  queue: string,
): Member[] {
  const members: Member[] = []
  for (const agent of agents) {
    const standing = agent.queues.find((each) => each.queue === queue)
    if (standing !== undefined) members.push({ ...agent, standing })
  }
  return members
}

export function membersByBlocker(members: Iterable<Member>): MembersByBlocker[] {
  const groups = new Map<string, Member[]>()
  for (const member of members) {
    const code = member.standing.blockers[0] ?? READY
    const group = groups.get(code)
    if (group === undefined) groups.set(code, [member])
    else group.push(member)
  }
  return [...groups]
    .map(([code, members]) => ({ code, members }))
    .sort((one, other) => rank(other) - rank(one) || one.code.localeCompare(other.code))
}

function rank({ code, members }: MembersByBlocker): number {
  return code === READY ? Number.POSITIVE_INFINITY : members.length
}
