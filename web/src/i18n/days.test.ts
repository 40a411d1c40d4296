// Days with 23, 24 and 25 hours, and zones that are odd.
import { expect, test } from 'vitest'
import { addDays, boundsOf, clockOf, dayOf, hoursOf, instantOf, isDay, otherPassOf, startOfDay } from './days'

const HOUR = 3_600_000
const hours = (day: string, zone: string) => {
  const { from, to } = boundsOf(day, zone)
  return (to - from) / HOUR
}

test('a day begins at its local midnight', () => {
  expect(new Date(startOfDay('2026-11-23', 'UTC')).toISOString()).toBe('2026-11-23T00:00:00.000Z')
  expect(new Date(startOfDay('2026-11-23', 'Europe/Paris')).toISOString()).toBe('2026-11-22T23:00:00.000Z')
  expect(new Date(startOfDay('2026-07-01', 'America/New_York')).toISOString()).toBe(
    '2026-07-01T04:00:00.000Z',
  )
  expect(new Date(startOfDay('2026-11-23', 'Asia/Kathmandu')).toISOString()).toBe('2026-11-22T18:15:00.000Z')
})

test.each([
  ['2026-11-23', 'Europe/Paris', 24],
  ['2026-03-29', 'Europe/Paris', 23],
  ['2026-10-25', 'Europe/Paris', 25],
  ['2026-04-05', 'Australia/Lord_Howe', 24.5],
])('%s in %s has %d hours', (day, zone, length) => {
  expect(hours(day, zone)).toBe(length)
})

test('where clocks leap over midnight, the day begins after the leap', () => {
  const start = startOfDay('2026-09-06', 'America/Santiago')
  expect(dayOf(start, 'America/Santiago')).toBe('2026-09-06')
  expect(dayOf(start - 1, 'America/Santiago')).toBe('2026-09-05')
  expect(hours('2026-09-06', 'America/Santiago')).toBe(23)
})

test('days are counted over months and years', () => {
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
  expect(addDays('2026-03-01', -1)).toBe('2026-02-28')
})

test('the hours of a day: one is missing in spring, one comes twice in autumn', () => {
  expect(hoursOf('2026-11-23', 'Europe/Paris', 1)).toHaveLength(24)
  expect(hoursOf('2026-03-29', 'Europe/Paris', 1)).toHaveLength(23)
  expect(hoursOf('2026-10-25', 'Europe/Paris', 1)).toHaveLength(25)
  expect(hoursOf('2026-10-25', 'Europe/Paris', 2)).toHaveLength(13)
  expect(hoursOf('2026-11-23', 'Asia/Kathmandu', 6).map((at) => new Date(at).toISOString())).toEqual([
    '2026-11-22T18:15:00.000Z',
    '2026-11-23T00:15:00.000Z',
    '2026-11-23T06:15:00.000Z',
    '2026-11-23T12:15:00.000Z',
  ])
})

test('what is a day', () => {
  expect(isDay('2026-02-28')).toBe(true)
  expect(isDay('2026-02-30')).toBe(false)
  expect(isDay('yesterday')).toBe(false)
})

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

test.each([
  ['Europe/Berlin', '2026-10-25T00:15:00Z', '2026-10-25T01:15:00Z'],
  ['Australia/Lord_Howe', '2026-04-04T14:45:00Z', '2026-04-04T15:15:00Z'],
])('where clocks are put back in %s, a time comes twice', (zone, first, second) => {
  expect(otherPassOf(Date.parse(first), zone)).toBe(Date.parse(second))
  expect(otherPassOf(Date.parse(second), zone)).toBe(Date.parse(first))
})

test.each([
  ['Europe/Berlin', '2026-10-24T23:59:59Z'],
  ['Europe/Berlin', '2026-10-25T02:00:00Z'],
  ['Europe/Berlin', '2026-03-29T00:30:00Z'],
  ['Europe/Berlin', '2026-03-29T01:30:00Z'],
  ['UTC', '2026-10-25T00:15:00Z'],
])('every other time comes once: %s, %s', (zone, at) => {
  expect(otherPassOf(Date.parse(at), zone)).toBeNull()
})
