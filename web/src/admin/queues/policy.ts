// The no-answer policy of a queue: with all its fields there, changed in part, and in words.
import type { TFunction } from 'i18next'
import type { Api } from '@/api/client'
import { list } from '@/i18n/format'
import { type Part, writeDuration } from '../form'

type Sent = Api<'NoAnswerPolicy'>
export type Policy = Sent & { resets: Api<'Resets'>; outcome: Api<'NoAnswerOutcome'> }
export type PolicyPart = Part<Policy>
export type Say = TFunction<readonly ['admin', 'common']>
/** Names for ids: of statuses and of users. */
export type Names = { status: (id: string) => string; user: (id: string) => string }

export type Pool = {
  names: Names
  /** Statuses that are not available: what an agent can be given. */
  statuses: readonly string[]
  /** Who can be told. */
  users: readonly string[]
}

const NO_POLICY: Policy = {
  applies_to: 'any',
  counts_refused: false,
  unreachable_threshold: null,
  count_by: 'offer',
  counter: 'queue',
  mode: 'consecutive',
  threshold: null,
  resets: { return_or_login: true, sign_in: false, daily_at: null, supervisor: true },
  requires_forced_login: false,
  requires_licence: true,
  outcome: { kind: 'none', status: null, shown: null },
  notify: [],
  warn_s: null,
  last_agent_guard: false,
}

/** Fields that the document calls optional are always answered; this says so to the types. */
export function whole(policy: Sent | undefined): Policy {
  return merged(NO_POLICY, policy ?? {})
}

/** As the server merges a patch: objects in part, everything else whole. */
export function merged<Value extends object>(value: Value, part: object): Value {
  const result = { ...value } as Record<string, unknown>
  for (const [key, given] of Object.entries(part)) {
    const known = result[key]
    result[key] = isRecord(given) && isRecord(known) ? merged(known, given) : given
  }
  return result as Value
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** What happens, as one code: "leave_queue", "status:withdrawn". */
export function outcomeCode(outcome: Policy['outcome']): string {
  return outcome.kind === 'status' ? `status:${outcome.status}` : outcome.kind
}

export function outcomeOf(code: string): Part<Policy['outcome']> {
  const [kind, status] = code.split(':')
  // A status of another outcome is not kept: it would only wait to be in the way.
  return { kind: kind as Policy['outcome']['kind'], status: status ?? null }
}

/** Whether something can be shown on the board beside what happens. */
export function canShow({ kind, shown }: Policy['outcome']): boolean {
  return kind === 'pause_queue' || kind === 'leave_queue' || kind === 'leave_all' || shown !== null
}

/** Which of the sentences it is: each language has its own for each. */
export function shapeOf(policy: Policy): 'off' | 'oneShown' | 'one' | 'manyShown' | 'many' {
  if (policy.threshold === null || policy.applies_to === 'none') return 'off'
  const shows = canShow(policy.outcome)
  if (policy.threshold === 1) return shows ? 'oneShown' : 'one'
  return shows ? 'manyShown' : 'many'
}

/** The words of each place in the sentence. */
export function words(t: Say, policy: Policy, names: Names): Record<string, string> {
  return {
    threshold: sayThreshold(t, policy.threshold),
    mode: t(`policy.mode.${policy.mode}`),
    outcome: sayOutcome(t, outcomeCode(policy.outcome), names),
    shown: sayShown(t, policy.outcome.shown, names),
    notify: sayNotify(t, policy.notify, names),
  }
}

export function sayThreshold(t: Say, threshold: number | null): string {
  return threshold === null ? t('policy.threshold.off') : t('policy.threshold.after', { count: threshold })
}

export function sayOutcome(t: Say, code: string, names: Names): string {
  const [kind, status = ''] = code.split(':')
  return t(`policy.outcome.${kind as Policy['outcome']['kind']}`, { status: names.status(status) })
}

export function sayShown(t: Say, shown: string | null, names: Names): string {
  return shown === null
    ? t('policy.shown.nothing')
    : t('policy.shown.status', { status: names.status(shown) })
}

export function sayNotify(t: Say, notify: readonly string[], names: Names): string {
  if (notify.length === 0) return t('policy.notify.nobody')
  return t('policy.notify.users', { users: list(notify.map(names.user)) })
}

export function sayWarning(t: Say, seconds: number | null): string {
  return seconds === null ? t('policy.warn.off') : t('policy.warn.on', { seconds: writeDuration(seconds) })
}

/** The policy as one sentence of plain text. */
export function summary(t: Say, policy: Policy, names: Names): string {
  if (policy.threshold !== null && policy.applies_to === 'none') return t('policy.noneCount')
  const said = words(t, policy, names)
  const sentence: string = t(`policy.sentence.${shapeOf(policy)}`)
  return sentence.replaceAll(/<(\w+)\/>/g, (tag, place: string) => said[place] ?? tag)
}
