// An automatic withdrawal in words: who left what, why, and how it ended.
import i18next from 'i18next'
import { timeOrDate } from '@/i18n/format'
import { word } from '@/i18n/words'
import type { AgentRow, WithdrawalRow } from '@/live/frames'
import type { Names } from '@/why/names'
import { told } from '@/why/sentences'

export function newestFirst(rows: Iterable<WithdrawalRow>): WithdrawalRow[] {
  return [...rows].sort((one, other) => Number(other.id) - Number(one.id))
}

/** "Ann Archer was logged out of Sales". */
export function withdrawalSaid({ agent, queue, acts_as }: WithdrawalRow, names: Names): string {
  const params = {
    agent: names.agent(agent),
    queue: queue === null ? '' : names.queue(queue),
    status: acts_as === null ? '' : names.status(acts_as),
  }
  return told('feed.what', codeOf(queue, acts_as), i18next.t('why:feed.what.other', params), params)
}

function codeOf(queue: string | null, actsAs: string | null): string {
  if (actsAs === null) return 'other'
  if (actsAs === 'sign_out') return actsAs
  if (actsAs === 'out' || actsAs === 'paused') return queue === null ? `${actsAs}All` : actsAs
  return 'status'
}

/** Why, where no missed calls are behind it. */
export function reasonSaid({ kind }: WithdrawalRow): string {
  return told('feed.because', kind, word('withdrawal', kind))
}

/**
 * Whether it keeps calls away still. A sign-out has no end of its own: it stands as long as the state does that began
 * with it.
 */
export function isStanding(row: WithdrawalRow, agent: AgentRow | undefined): boolean {
  if (row.acts_as !== 'sign_out') return row.ended_at === null
  return agent?.state === 'signed_out' && agent.state_since === row.at
}

/** "Came back at 10:50"; null while nothing is known of an end. */
export function endSaid({ ended_at, ended_why }: WithdrawalRow, now: string): string | null {
  if (ended_at === null) return null
  const time = timeOrDate(ended_at, now)
  return told('feed.ended', ended_why ?? '', i18next.t('why:feed.endedOtherwise', { time }), { time })
}
