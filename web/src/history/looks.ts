// How intervals look and what they are called: one place, for the timeline, the table, the summary and the details.
import i18next from 'i18next'
import type { Api } from '@/api/client'
import { say, word } from '@/i18n/words'
import type { Names } from './data'
import type { LaneKind, Part, Period } from './intervals'

/** The history's own word for a code; the code itself, if there is none. */
export function told(family: string, code: string, params: Record<string, unknown> = {}): string {
  const key = `history:${family}.${code}`
  return i18next.exists(key) ? say(key, params) : code.replaceAll('_', ' ')
}

const GREY = '#868e96'
const GREEN = '#2f9e44'
const ORANGE = '#f08c00'
const RED = '#e03131'
const BLUE = '#1c7ed6'
const VIOLET = '#7048e8'
const BROWN = '#a0673a'

const ACTIVITIES: Record<string, string> = {
  call: BLUE,
  ringing: '#fab005',
  wrap_up: VIOLET,
  record: '#0c8599',
  case: '#5c940d',
  task: BROWN,
  idle: '#adb5bd',
}
const MEMBERSHIPS: Record<string, string> = { in: GREEN, paused: ORANGE, out: GREY }

/** A text of an interval's details, if it has one. */
export function textOf(from: Record<string, unknown> | null, name: string): string | null {
  const value = from?.[name]
  return typeof value === 'string' && value !== '' ? value : null
}

/** The word for a state: a status of the catalogue, or what stands before all statuses. */
export function stateWord(value: string, names: Names): string {
  if (value === 'clocked_out') return word('shown', 'away')
  if (value === 'signed_out') return word('shown', 'logged_off')
  return names.status(value)?.label ?? word('shown', value)
}

export function partWord(kind: LaneKind, part: Pick<Part, 'value' | 'detail'>, names: Names): string {
  if (kind === 'activity') return word('activity', part.value)
  const state = stateWord(part.value, names)
  return part.detail === null ? state : say('history:summary.within', { state, reason: part.detail })
}

/** What a lane is called: those of memberships by their queue. */
export function laneWord({ kind, queue }: { kind: LaneKind; queue: string | null }, names: Names): string {
  return kind === 'membership' ? names.queue(queue ?? '') : told('lane', kind)
}

/** What an interval is, in a few words. `tasks`: the titles of tasks. */
export function wordOf(
  kind: LaneKind,
  period: Period,
  names: Names,
  tasks: ReadonlyMap<string, string>,
): string {
  switch (kind) {
    case 'state':
      return partWord(kind, { value: period.value, detail: textOf(period.detail, 'reason') }, names)
    case 'activity':
      return word('activity', period.value)
    case 'attendance': {
      const unit = textOf(period.detail, 'unit')
      return unit === null
        ? told('attendance', period.value)
        : told('attendance', 'inAt', { unit: names.unit(unit) })
    }
    case 'membership':
      return word('membership', period.value)
    case 'offer': {
      if (period.closed_as === null) return told('offer', 'ringing')
      const outcome = word('outcome', period.closed_as)
      return period.closed_detail?.counted === true ? told('offer', 'counted', { outcome }) : outcome
    }
    case 'wrap_up':
      return word('activity', 'wrap_up')
    case 'task':
      return tasks.get(period.value) ?? period.value
    default:
      return told(kind, period.value)
  }
}

export function colourOf(
  kind: LaneKind,
  period: Pick<Period, 'value' | 'closed_as' | 'closed_detail'>,
  names: Names,
): string {
  switch (kind) {
    case 'state':
      return names.status(period.value)?.colour ?? GREY
    case 'activity':
      return ACTIVITIES[period.value] ?? GREY
    case 'attendance':
    case 'membership':
      return MEMBERSHIPS[period.value] ?? GREY
    case 'hold':
      return ORANGE
    case 'offer':
      if (period.closed_as === 'answered' || period.closed_as === null) return BLUE
      return period.closed_detail?.counted === true ? RED : GREY
    case 'call':
      return period.value === 'hold' ? VIOLET : BLUE
    case 'wrap_up':
      return VIOLET
    case 'task':
      return BROWN
  }
}

/** Colours of a summary's parts; of several with one colour each is a little paler than the one before. */
export function partColours(kind: LaneKind, parts: readonly Part[], names: Names): string[] {
  const seen = new Map<string, number>()
  return parts.map((part) => {
    const colour = colourOf(kind, { value: part.value, closed_as: null, closed_detail: null }, names)
    const times = seen.get(colour) ?? 0
    seen.set(colour, times + 1)
    return paler(colour, 1 - 0.72 ** times)
  })
}

/** A colour `#rrggbb`, mixed with so much white. */
function paler(colour: string, white: number): string {
  if (white === 0 || !/^#[0-9a-f]{6}$/i.test(colour)) return colour
  const channels = [1, 3, 5].map((place) => Number.parseInt(colour.slice(place, place + 2), 16))
  const mixed = channels.map((value) => Math.round(value + (255 - value) * white))
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`
}

/** How an interval ended, where that is more than the beginning of the next. */
export function endOf(kind: LaneKind, period: Period): string | null {
  const how = period.closed_as
  if (how === null || how === '') return null
  if (kind === 'offer') return how === 'answered' ? null : countsWord(period)
  return kind === 'hold' || kind === 'call' || kind === 'wrap_up' || kind === 'task'
    ? told(`ended.${kind}`, how)
    : null
}

type Ended = Pick<Api<'MissedOffer'>, 'outcome' | 'detail' | 'counted' | 'uncounted'>

/** Why a call that was not answered did not count; null where it did. */
export function whyUncounted(miss: Ended): string | null {
  if (miss.counted) return null
  if (miss.uncounted !== null) return told('uncounted', miss.uncounted)
  const cause = miss.detail === null ? null : told('cause', miss.detail)
  return miss.outcome === 'withdrawn' && cause !== null ? cause : told('innocent', miss.outcome)
}

/** Whether the end of an offer counted as a miss, and why not. */
export function countsWord(period: Period): string {
  const why = whyUncounted({
    outcome: period.closed_as ?? '',
    detail: textOf(period.closed_detail, 'detail'),
    counted: period.closed_detail?.counted === true,
    uncounted: textOf(period.closed_detail, 'uncounted'),
  })
  return why === null ? say('history:detail.counted') : say('history:detail.uncounted', { why })
}
