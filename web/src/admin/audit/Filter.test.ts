// A day of the audit is the organisation's day, also where it is not the browser's or the clocks change.
import { expect, test } from 'vitest'
import { midnight } from './Filter'

test.each([
  ['2026-11-23', 'UTC', '2026-11-23T00:00:00.000Z'],
  ['2026-11-23', 'Europe/Berlin', '2026-11-22T23:00:00.000Z'],
  ['2026-07-01', 'America/New_York', '2026-07-01T04:00:00.000Z'],
  ['2026-07-01', 'Asia/Kolkata', '2026-06-30T18:30:00.000Z'],
])('%s in %s begins at %s', (day, zone, instant) => {
  expect(midnight(day, zone).toISOString()).toBe(instant)
})
