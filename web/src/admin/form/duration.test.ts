// Durations are read as people type them, and what is written is read as the same again.
import { expect, test } from 'vitest'
import { readDuration, writeDuration } from './duration'

test.each([
  ['90', 90],
  ['90s', 90],
  ['90 seconds', 90],
  ['2 min', 120],
  ['2 minutes', 120],
  ['2m', 120],
  ['1:30', 90],
  ['1:00:05', 3605],
  ['1 h 30 min', 5400],
  ['1 heure', 3600],
  ['24 hours', 86400],
  [' 0 ', 0],
])('%s is %i s', (text, seconds) => {
  expect(readDuration(text)).toBe(seconds)
})

test.each(['', 'soon', '-5', '1.5 min', '3 days', '5 s later', '1:75'])('%s is not read', (text) => {
  expect(readDuration(text)).toBeNull()
})

test.each([0, 5, 20, 60, 90, 119, 120, 150, 600, 3600, 3661, 86400, 604800])('%i s comes back', (seconds) => {
  expect(readDuration(writeDuration(seconds))).toBe(seconds)
})

test('a minute and a half is said in seconds', () => {
  expect(writeDuration(90)).toBe('90 s')
  expect(writeDuration(60)).toBe('1 min')
  expect(writeDuration(150)).toBe('2 min 30 s')
})
