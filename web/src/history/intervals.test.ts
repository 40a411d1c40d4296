// A day adds up whatever is asked of it; what overlaps does not hide.
import { expect, test } from 'vitest'
import { busyOf, lanesOf, type Period, type Timeline, totalOf } from './intervals'

const AT = Date.parse('2026-11-23T00:00:00Z')
const DAY = { from: AT, to: AT + 86_400_000 }
const at = (seconds: number) => new Date(AT + seconds * 1_000).toISOString()

function period(value: string, from: number, to: number | null, more: Partial<Period> = {}): Period {
  return {
    value,
    from: at(from),
    to: to === null ? null : at(to),
    queue: null,
    call: null,
    detail: {},
    opened_seq: Math.round(from * 1_000),
    closed_seq: null,
    closed_as: null,
    closed_detail: null,
    source: null,
    ...more,
  }
}

function timeline(more: Partial<Timeline>): Timeline {
  const none = { state: [], activity: [], attendance: [], membership: [], hold: [], offer: [], call: [] }
  return {
    agent: 'ann',
    from: at(0),
    to: at(3600),
    truncated: false,
    known_at: null,
    corrections: [],
    ...none,
    wrap_up: [],
    task: [],
    ...more,
  }
}

const asOf = AT + 3_600_000

test('intervals are cut to the day and to now', () => {
  const state = [period('offline', -500, 100), period('online', 100, null)]
  const [lane] = lanesOf(timeline({ state }), DAY, asOf)
  expect(lane?.spans.map(({ from, to, goesOn }) => [from - AT, to - AT, goesOn])).toEqual([
    [0, 100_000, false],
    [100_000, 3_600_000, true],
  ])
})

test('what lasted no time is left out, but for a phone that refused at once', () => {
  const nothing = [period('offline', 5, 5), period('online', 5, null)]
  const lanes = lanesOf(timeline({ state: nothing, offer: [period('ringing', 9, 9)] }), DAY, asOf)
  expect(lanes.map((lane) => [lane.kind, lane.spans.length])).toEqual([
    ['state', 1],
    ['offer', 1],
  ])
})

test('the parts add up to the whole although each is rounded', () => {
  const state = [
    period('a', 0, 10.4),
    period('b', 10.4, 20.8),
    period('a', 20.8, 31.4),
    period('c', 31.4, 42),
  ]
  const [lane] = lanesOf(timeline({ state }), DAY, asOf)
  const total = totalOf(lane, () => null)
  expect(total.seconds).toBe(42)
  expect(total.parts.map(({ value, seconds }) => [value, seconds])).toEqual([
    ['a', 21],
    ['c', 11],
    ['b', 10],
  ])
  expect(total.parts.reduce((sum, part) => sum + part.seconds, 0)).toBe(total.seconds)
  expect(total.parts.map(({ share }) => share)).toEqual([0.5, 0.25, 0.25])
})

test('a detail makes a part of its own', () => {
  const state = [period('away', 0, 60, { detail: { reason: 'break' } }), period('away', 60, 90)]
  const [lane] = lanesOf(timeline({ state }), DAY, asOf)
  const total = totalOf(lane, (span) => (span.period.detail.reason as string | undefined) ?? null)
  expect(total.parts.map(({ detail, seconds }) => [detail, seconds])).toEqual([
    ['break', 60],
    [null, 30],
  ])
})

test('nothing at all adds up to nothing', () => {
  expect(totalOf(undefined, () => null)).toEqual({ seconds: 0, parts: [] })
})

test('what overlaps stands in rows of its own', () => {
  const hold = [period('misses', 0, 100), period('preview', 50, 150), period('misses', 100, 200)]
  const [lane] = lanesOf(timeline({ hold }), DAY, asOf)
  expect(lane?.levels).toBe(2)
  expect(lane?.spans.map((span) => span.level)).toEqual([0, 1, 0])
})

test('each queue has its lane', () => {
  const membership = ['sales', 'support'].map((queue) => period('in', 0, null, { queue }))
  expect(lanesOf(timeline({ membership }), DAY, asOf).map((lane) => lane.queue)).toEqual(['sales', 'support'])
})

test('who never clocks in has no lane for it', () => {
  expect(lanesOf(timeline({ attendance: [period('out', 0, null)] }), DAY, asOf)).toEqual([])
})

test('looked at first is the time when something happened', () => {
  const state = [
    period('offline', -500, 1_000),
    period('online', 1_000, 2_000),
    period('offline', 2_000, null),
  ]
  const lanes = lanesOf(timeline({ state }), DAY, asOf)
  expect(busyOf(lanes, DAY)).toEqual({ from: AT + 1_000_000, to: asOf })
  const past = lanesOf(timeline({ state }), DAY, DAY.to)
  expect(busyOf(past, DAY)).toEqual({ from: AT + 1_000_000, to: AT + 2_000_000 })
  expect(busyOf([], DAY)).toEqual(DAY)
})
