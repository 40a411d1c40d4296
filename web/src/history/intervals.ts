// An agent's day as lanes of spans, and what each kind of time came to. Pure: built from `GET …/timeline`.
// Belongs here: clipping to the day, adding up, packing what overlaps. Words and colours are in `looks`.
import type { Api } from '@/api/client'

export type Period = Api<'Period'>
export type Timeline = Api<'Timeline'>
export type Correction = Api<'Correction'>
export type LaneKind =
  | 'state'
  | 'activity'
  | 'attendance'
  | 'membership'
  | 'hold'
  | 'offer'
  | 'call'
  | 'wrap_up'
  | 'task'

/** An interval within the day. `from`, `to`: its part of the day (ms); `goesOn`: it has not ended, nor has the day. */
export type Span = {
  readonly key: string
  readonly lane: LaneKind
  readonly period: Period
  readonly from: number
  readonly to: number
  readonly goesOn: boolean
  /** The row within its lane, where spans overlap. */
  readonly level: number
  /** Whose words it is, where it was corrected. */
  readonly correction: Correction | null
}

export type Lane = {
  readonly key: string
  readonly kind: LaneKind
  /** Of a membership lane. */
  readonly queue: string | null
  readonly levels: number
  readonly spans: readonly Span[]
}

export type Bounds = { from: number; to: number }

const KINDS: readonly LaneKind[] = [
  'state',
  'activity',
  'attendance',
  'membership',
  'hold',
  'offer',
  'call',
  'wrap_up',
  'task',
]
/** Even what lasted no time is worth seeing here: a phone that refused at once. */
const MOMENTS: ReadonlySet<LaneKind> = new Set(['offer'])

/** The lanes of a day up to `asOf`. Those where nothing was are left out. */
export function lanesOf(timeline: Timeline, day: Bounds, asOf: number): Lane[] {
  const until = Math.min(day.to, asOf)
  return KINDS.flatMap((kind) => {
    const spans = timeline[kind].flatMap((period) => spanOf(timeline, kind, period, day, until))
    if (kind === 'attendance' && spans.every((span) => span.period.value === 'out')) return []
    if (kind !== 'membership') return laneOf(kind, kind, null, spans)
    const queues = [...new Set(spans.map((span) => span.period.queue ?? ''))]
    return queues.flatMap((queue) => {
      const own = spans.filter((span) => span.period.queue === queue)
      return laneOf(`membership/${queue}`, kind, queue, own)
    })
  })
}

function spanOf(timeline: Timeline, lane: LaneKind, period: Period, day: Bounds, until: number): Span[] {
  const began = Math.max(day.from, Date.parse(period.from))
  const ended = Math.min(until, period.to === null ? until : Date.parse(period.to))
  if (ended < began || (ended === began && !MOMENTS.has(lane))) return []
  const goesOn = period.to === null && until < day.to
  return [
    {
      // Before the log there are no numbers, and a correction opens several: an instant and a call tell them apart.
      key: `${lane}-${period.opened_seq}-${period.from}-${period.call ?? ''}-${period.queue ?? ''}`,
      lane,
      period,
      from: began,
      to: ended,
      goesOn,
      level: 0,
      correction: correctionOf(timeline, lane, period),
    },
  ]
}

/** The correction whose words an interval is; null: it is as it was known, or what a correction left of it. */
export function correctionOf(timeline: Timeline, lane: LaneKind, period: Period): Correction | null {
  const said = lane === 'state' ? 'state' : lane === 'attendance' ? 'attendance' : null
  if (said === null) return null
  const found = timeline.corrections.find((one) => one.seq === period.opened_seq)
  return found !== undefined && found[said] === period.value ? found : null
}

function laneOf(key: string, kind: LaneKind, queue: string | null, spans: Span[]): Lane[] {
  if (spans.length === 0) return []
  const packed = pack(spans.toSorted((one, other) => one.from - other.from || one.to - other.to))
  const levels = 1 + Math.max(...packed.map((span) => span.level))
  return [{ key, kind, queue, levels, spans: packed }]
}

/** Each span gets the first row of its lane that is free. */
function pack(spans: readonly Span[]): Span[] {
  const ends: number[] = []
  return spans.map((span) => {
    const free = ends.findIndex((end) => end <= span.from)
    const level = free === -1 ? ends.length : free
    ends[level] = span.to
    return level === 0 ? span : { ...span, level }
  })
}

/** What one kind of time came to. `share` of the whole, in whole percents. */
export type Part = {
  readonly key: string
  readonly value: string
  readonly detail: string | null
  readonly seconds: number
  readonly share: number
}
export type Total = { readonly seconds: number; readonly parts: readonly Part[] }

/**
 * Where the time of a partition (state, activity) went, by its value and what `detailOf` adds, the longest first.
 * Whole seconds and percents that add up to the whole, also after rounding.
 */
export function totalOf(lane: Lane | undefined, detailOf: (span: Span) => string | null): Total {
  const found = new Map<string, { value: string; detail: string | null; ms: number }>()
  let whole = 0
  for (const span of lane?.spans ?? []) {
    const detail = detailOf(span)
    const key = `${span.period.value}/${detail ?? ''}`
    const known = found.get(key) ?? { value: span.period.value, detail, ms: 0 }
    known.ms += span.to - span.from
    whole += span.to - span.from
    found.set(key, known)
  }
  const sorted = [...found].toSorted(([, one], [, other]) => other.ms - one.ms)
  const times = sorted.map(([, part]) => part.ms)
  const seconds = Math.floor(whole / 1_000)
  const rounded = apportion(
    times.map((ms) => ms / 1_000),
    seconds,
  )
  const percents = apportion(
    times.map((ms) => (100 * ms) / Math.max(whole, 1)),
    100,
  )
  const parts = sorted.map(([key, { value, detail }], place) => ({
    key,
    value,
    detail,
    seconds: rounded[place] ?? 0,
    share: (percents[place] ?? 0) / 100,
  }))
  return { seconds, parts: parts.filter((part) => part.seconds > 0) }
}

/** Whole numbers near the exact ones that add up to `whole`: those with the largest remainders are rounded up. */
function apportion(exact: readonly number[], whole: number): number[] {
  const made = exact.map(Math.floor)
  const missing = whole - made.reduce((sum, value) => sum + value, 0)
  const byRemainder = exact
    .map((value, place) => ({ place, rest: value % 1 }))
    .toSorted((one, other) => other.rest - one.rest)
  for (const { place } of byRemainder.slice(0, missing)) made[place] = (made[place] ?? 0) + 1
  return made
}

/** Where something happened: what is looked at first. All of the day, if nothing did. */
export function busyOf(lanes: readonly Lane[], day: Bounds): Bounds {
  const changes = lanes.flatMap((lane) =>
    lane.spans.flatMap((span) => [
      ...(span.from > day.from ? [span.from] : []),
      ...(span.goesOn || span.to >= day.to ? [] : [span.to]),
    ]),
  )
  const asOf = Math.max(day.from, ...lanes.flatMap((lane) => lane.spans.map((span) => span.to)))
  const times = asOf < day.to ? [...changes, asOf] : changes
  if (times.length < 2) return day
  return { from: Math.min(...times), to: Math.max(...times) }
}
