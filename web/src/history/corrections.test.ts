// What a correction will take the place of, and which intervals are one's words.
import { expect, test } from 'vitest'
import { bodyOf, type Draft, replacedBy } from './corrections'
import { correctionOf, type Period, type Timeline } from './intervals'

const at = (hour: number) => new Date(Date.UTC(2026, 10, 23, hour)).toISOString()
const ms = (hour: number) => Date.parse(at(hour))

function period(value: string, from: number, to: number | null, more: Partial<Period> = {}): Period {
  const none = { queue: null, call: null, detail: {}, closed_seq: null, closed_as: null, closed_detail: null }
  return {
    value,
    from: at(from),
    to: to === null ? null : at(to),
    opened_seq: from,
    source: null,
    ...none,
    ...more,
  }
}

const BY = { kind: 'supervisor', id: 'mia' } as const
const SAID = { seq: 9, at: at(12), by: BY, from: at(9), to: at(10), reason: null, unit: 'north', why: 'slip' }
const DAY: Timeline = {
  agent: 'ann',
  from: at(0),
  to: at(12),
  known_at: null,
  truncated: false,
  corrections: [{ ...SAID, state: 'online', attendance: 'in' }],
  state: [period('clocked_out', 0, 9), period('online', 9, 10), period('lunch', 10, null, { opened_seq: 9 })],
  attendance: [period('out', 0, 9), period('in', 9, null, { detail: { unit: 'north' } })],
  activity: [],
  membership: [],
  hold: [],
  offer: [],
  call: [],
  wrap_up: [],
  task: [],
}
const DRAFT: Draft = { from: ms(8), to: ms(11), state: 'online', reason: '', unit: 'north', why: ' late ' }

test('what says something else gives way, in the part of it that is corrected', () => {
  const found = replacedBy(DAY, DRAFT, true)
  expect(found.map(({ lane, period: { value }, from, to }) => [lane, value, from, to])).toEqual([
    ['attendance', 'out', ms(8), ms(9)],
    ['state', 'clocked_out', ms(8), ms(9)],
    ['state', 'lunch', ms(10), ms(11)],
  ])
  expect(replacedBy(DAY, DRAFT, false).map(({ lane }) => lane)).toEqual(['state', 'state'])
  expect(replacedBy(DAY, { ...DRAFT, from: ms(9), to: ms(10) }, true)).toEqual([])
  expect(replacedBy(DAY, { ...DRAFT, from: ms(9), to: ms(10), unit: 'south' }, true)).toHaveLength(1)
})

test('an interval is a correction’s words only where it says them', () => {
  const [, online, lunch] = DAY.state
  expect(online && correctionOf(DAY, 'state', online)?.why).toBe('slip')
  // What was left of lunch after the correction was opened by it too.
  expect(lunch && correctionOf(DAY, 'state', lunch)).toBeNull()
  expect(online && correctionOf(DAY, 'activity', online)).toBeNull()
})

test('who is clocked out, or not tracked, is in no unit', () => {
  expect(bodyOf(DRAFT, true)).toEqual({
    from: at(8),
    to: at(11),
    state: 'online',
    reason: null,
    unit: 'north',
    why: 'late',
  })
  expect(bodyOf({ ...DRAFT, state: 'clocked_out' }, true).unit).toBeNull()
  expect(bodyOf(DRAFT, false).unit).toBeNull()
})
