// The ticks of an axis of durations.
import { expect, test } from 'vitest'
import { ticksOf } from './ticks'

test.each([
  [0, 1, 1],
  [59, 10, 60],
  [5_600, 1_800, 7_200],
  [33_100, 7_200, 36_000],
  [86_400, 14_400, 86_400],
  [30 * 86_400, 5 * 86_400, 30 * 86_400],
])('%i s have a step of %i s, up to %i s', (seconds, interval, max) => {
  expect(ticksOf(seconds)).toEqual({ interval, max })
})
