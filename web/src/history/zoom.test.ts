// What is looked at fills the width, and the hours above it can be read.
import { expect, test } from 'vitest'
import { boundsOf } from '@/i18n/days'
import { NEAREST, placeOf, ticksOf, zoomFor } from './zoom'

const DAY = boundsOf('2026-11-23', 'UTC')
const HOUR = 3_600_000
const hours = (from: number, to: number) => ({ from: DAY.from + from * HOUR, to: DAY.from + to * HOUR })

test('the zoom shows a part of the day, and never less than an hour', () => {
  expect(zoomFor(DAY, DAY)).toBe(1)
  expect(zoomFor(hours(9, 17), DAY)).toBeCloseTo(24 / (8 + 1 / 3))
  expect(zoomFor(hours(9, 9), DAY)).toBe(24)
  expect(zoomFor(hours(9, 9), DAY)).toBeLessThanOrEqual(NEAREST)
})

test.each([
  [300, 4],
  [1_000, 12],
  [2_000, 24],
  [3_000, 48],
  [10_000, 96],
  [60_000, 288],
])('a day of %d px has %d ticks', (width, count) => {
  expect(ticksOf('2026-11-23', DAY, 'UTC', width)).toHaveLength(count)
})

test('where an instant lies', () => {
  expect(placeOf(DAY.from + 6 * HOUR, DAY)).toBe(25)
})
