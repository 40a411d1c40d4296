// Sentences of an explanation: codes with parameters made into what is the case, why, since when, by whom, and what ends it.
// Belongs here: the words alone. The namespace `why` must be loaded, as it is for whoever uses `useTranslation('why')`.
import i18next from 'i18next'
import type { Api } from '@/api/client'
import { date, duration, list, time, timeOrDate, timeWithSeconds } from '@/i18n/format'
import { say, word } from '@/i18n/words'
import type { Names } from './names'

type BlockerRow = Api<'BlockerRow'>
type JudgementRow = Api<'JudgementRow'>
type Params = Readonly<Record<string, unknown>>

/** The sentence of a code in a family of `why.json`; `fallback` where it has none. */
export function told(family: string, code: string, fallback: string, params: Params = {}): string {
  const key = `why:${family}.${code}`
  return i18next.exists(key) ? say(key, params) : fallback
}

/** What tells two blockers of the same code apart. */
function contextOf({ code, params, clears }: BlockerRow): string | undefined {
  switch (code) {
    case 'signed_out':
      return params.reason
    case 'membership_paused':
      return params.reason === undefined ? undefined : 'reason'
    case 'ringing':
    case 'on_call':
      return params.kind
    case 'hold_misses':
      if (params.status !== undefined) return 'status'
      if (params.membership === 'out' && clears === 'return') return 'all'
      return params.membership
    default:
      return undefined
  }
}

/** What is the case: "Ann Archer was logged out of Sales automatically." `queue`: the one that is explained. */
export function blockerSaid(row: BlockerRow, agent: string, queue: string | null, names: Names): string {
  const of = row.params.queue ?? queue
  const params = {
    ...row.params,
    agent,
    queue: of === null ? '' : names.queue(of),
    status: row.params.status === undefined ? '' : names.status(row.params.status),
    context: contextOf(row),
  }
  return told('blocker', row.code, say('why:blockedBy', { code: word('blocker', row.code) }), params)
}

/** "3 of 3 calls missed in Sales". */
export function missesSaid({ kind, count, threshold, queue }: JudgementRow, names: Names): string {
  const family = kind === 'unreachable' ? 'unreachable' : 'miss'
  return say(`why:judgement.${family}`, { missed: count, count: threshold, queue: names.queue(queue) })
}

/** "3 of 3 calls missed in Sales: 10:31, 10:36 and 10:42." */
export function judgementSaid(judgement: JudgementRow, names: Names, now: string): string {
  const instants = instantsSaid(
    judgement.misses.map(({ at }) => at),
    now,
  )
  const times = judgement.misses.map(({ queue }, index) =>
    queue === judgement.queue
      ? (instants[index] ?? '')
      : say('why:judgement.missIn', { time: instants[index], queue: names.queue(queue) }),
  )
  const said = missesSaid(judgement, names)
  return times.length === 0
    ? say('why:ends.plain', { how: said })
    : say('why:judgement.with', { said, times: list(times) })
}

/** To the minute, as people speak; to the second where that would say the same twice. */
export function instantsSaid(instants: readonly string[], now: string): string[] {
  const minutes = instants.map((instant) => timeOrDate(instant, now))
  return new Set(minutes).size === minutes.length || instants.some((each) => date(each) !== date(now))
    ? minutes
    : instants.map(timeWithSeconds)
}

/** "Rule set by Bo (supervisor) on Sun 3 May 2026." */
export function ruleSaid({ rule_by, rule_at }: JudgementRow, names: Names, now: string): string {
  const when = date(rule_at) === date(now) ? 'At' : 'On'
  const what = rule_by.kind === 'system' ? 'stands' : 'set'
  return say(`why:rule.${what}${when}`, {
    by: names.by(rule_by),
    time: time(rule_at),
    date: date(rule_at),
  })
}

/** Whole seconds between two instants. */
export function secondsBetween(from: string, to: string): number {
  return Math.max(0, (Date.parse(to) - Date.parse(from)) / 1000)
}

/** "Since 10:42 (12 min), by the rule “missed calls”." */
export function sinceSaid({ since, by, rule, cause }: BlockerRow, names: Names, now: string): string {
  if (cause === 0) return say('why:sinceStart')
  const params = { time: timeOrDate(since, now), duration: duration(secondsBetween(since, now)) }
  return by.kind === 'system' && rule === null
    ? say('why:sinceAlone', params)
    : say('why:since', { ...params, by: names.by(by, rule) })
}

/** "Ends with the ringing, at 10:50 at the latest." */
export function endsSaid({ clears, until }: BlockerRow, now: string): string {
  const how = word('clears', clears)
  if (until === null) return say('why:ends.plain', { how })
  const at = timeOrDate(until, now)
  return clears === 'time' ? say('why:ends.time', { time: at }) : say('why:ends.latest', { how, time: at })
}
