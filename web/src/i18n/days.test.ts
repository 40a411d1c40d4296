// Local times of a day, also where clocks change.
import { expect, test } from 'vitest'
import { clockOf, instantOf } from './days'

const at = (text: string) => Date.parse(text)

test('an instant has a local time, and a local time an instant', () => {
  expect(clockOf(at('2026-11-23T09:42:07Z'), 'Europe/Paris')).toBe('10:42:07')
  expect(instantOf('2026-11-23', '10:42:07', 'Europe/Paris')).toBe(at('2026-11-23T09:42:07Z'))
  expect(instantOf('2026-11-23', '10:42', 'Asia/Kathmandu')).toBe(at('2026-11-23T04:57:00Z'))
  expect(instantOf('2026-11-23', '23:59:59', 'UTC')).toBe(at('2026-11-23T23:59:59Z'))
})

test('a time that comes twice is the first, and one that is leapt over is the next there is', () => {
  expect(instantOf('2026-10-25', '02:30', 'Europe/Paris')).toBe(at('2026-10-25T00:30:00Z'))
  expect(instantOf('2026-03-29', '02:30:15', 'Europe/Paris')).toBe(at('2026-03-29T01:00:00Z'))
})
