// What the charts of reports show: rows put together, and which are left out.
import { expect, test } from 'vitest'
import { hoursOf, isWeek, statesOf } from './charts'

const looks = { state: (id: string) => id.toUpperCase(), colour: () => '#123456' }
const row = (agent: string, unit: string | null, states: Record<string, number>) =>
  ({
    agent,
    name: null,
    unit,
    states: Object.entries(states).map(([state, ms]) => ({
      state,
      reason: null,
      automatic: false,
      ms,
      open: false,
    })),
  }) as unknown as Parameters<typeof statesOf>[0][number]

test('bars put the units and days of an agent together, and leave out who was away', () => {
  const chart = statesOf(
    [
      row('ann', null, { clocked_out: 9_000 }),
      row('ann', 'north', { online: 4_000, lunch: 1_000 }),
      row('ann', 'south', { online: 2_000 }),
      row('ben', 'north', { lunch: 3_000 }),
    ],
    looks,
  )
  expect(chart.rows).toEqual(['ann', 'ben'])
  expect(chart.parts.map(({ name, seconds }) => [name, seconds])).toEqual([
    ['ONLINE', [6, 0]],
    ['LUNCH', [1, 3]],
  ])
})

test('where nobody clocks in, all of the time is shown', () => {
  expect(statesOf([row('ann', null, { online: 9_000 })], looks).rows).toEqual(['ann'])
})

test('the hour that comes twice is one cell', () => {
  const figures = ['2026-10-25T02:00+02:00', '2026-10-25T02:00+01:00', '2026-10-26T09:00+01:00'].map(
    (period, place) => ({ period, offered: place + 1 }),
  )
  const chart = hoursOf(figures as unknown as Parameters<typeof hoursOf>[0])
  expect(chart.days).toEqual(['2026-10-25', '2026-10-26'])
  expect(chart.cells).toEqual([
    [2, 0, 3],
    [9, 1, 3],
  ])
})

test('a heat map is of a week at most', () => {
  expect([isWeek('2026-11-01', '2026-11-07'), isWeek('2026-11-01', '2026-11-08')]).toEqual([true, false])
})
