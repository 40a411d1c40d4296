// Codes made into words: the server speaks in codes with parameters, and every client has a catalogue of its own.
// Belongs here: the words that more than one screen needs. A code without words is shown as it is, never hidden.
import i18next from 'i18next'
import { Problem, Unreachable } from '@/api/problem'

type Params = Readonly<Record<string, unknown>>
type Family =
  | 'activity'
  | 'blocker'
  | 'brief'
  | 'call'
  | 'callState'
  | 'category'
  | 'clears'
  | 'device'
  | 'feature'
  | 'kind'
  | 'membership'
  | 'outcome'
  | 'passedBy'
  | 'phone'
  | 'right'
  | 'role'
  | 'rule'
  | 'shown'
  | 'standing'
  | 'statusKind'
  | 'withdrawal'

/** The words of a key that is made from a code, with its namespace: its type cannot be known. Else `t`. */
export const say = i18next.t.bind(i18next) as unknown as (key: string, params?: object) => string

/** The word for a code; the code itself, if the catalogue has none. */
export function word(family: Family, code: string, params: Params = {}): string {
  const key = `codes:${family}.${code}`
  return i18next.exists(key) ? say(key, params) : code.replaceAll('_', ' ')
}

/** What of an agent's row makes its label. */
export type Look = { code: string; label: string | null; state: string; then?: string | null }

/** What the board shows of an agent: the catalogue's own word, else ours; "On a call, then Lunch". */
export function shownLabel(look: Look): string {
  const { label, state, code, then = null } = look
  const now = label ?? word('shown', code === 'hold' && i18next.exists(`codes:shown.${state}`) ? state : code)
  return then === null ? now : say('codes:then', { now, then })
}

/** Who did it. `name`: their name, if it is known. */
export function actor(
  by: { kind: string; id: string },
  name: string | undefined,
  rule?: string | null,
): string {
  if (by.kind === 'system' && rule) return say('codes:actor.rule', { rule: word('rule', rule) })
  return say(`codes:actor.${by.kind}`, { name: name ?? by.id })
}

/** The sentence for something that went wrong: what it is, and what to do. */
export function failure(error: unknown, params: Params = {}): string {
  if (error instanceof Unreachable) return say('common:refused.unreachable', {})
  if (!(error instanceof Problem)) return say('common:refused.unknownCode', { detail: String(error) })
  const key = `codes:refusal.${error.code}`
  if (!i18next.exists(key)) return say('common:refused.unknownCode', { detail: error.message })
  return say(key, { ...spoken(error.params), ...params })
}

/** What a refusal names in the server's words: kinds of things, and by what something is still used. */
function spoken(params: Params): Params {
  const { kind, by } = params
  const said: Record<string, unknown> = { ...params }
  if (typeof kind === 'string') said.kind = word('kind', kind)
  if (typeof by === 'string') {
    // "waiting calls" as a whole, or "queue sales".
    const [which = '', key = ''] = by.split(' ')
    const whole = `codes:usedBy.${by.replaceAll(/[^a-z]+/g, '_')}`
    if (i18next.exists(whole)) said.by = say(whole, {})
    else if (i18next.exists(`codes:kind.${which}`))
      said.by = say('codes:usedBy.one', { kind: word('kind', which), key })
  }
  return said
}
