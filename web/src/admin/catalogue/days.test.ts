// Days of the week, said as briefly as people say them.
import { expect, test } from 'vitest'
import { type Day, daysSaid } from './days'

const cases: [Day[], string][] = [
  [['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], 'every day'],
  [['fri', 'mon', 'tue', 'wed', 'thu'], 'Mon–Fri'],
  [['sat', 'sun'], 'Sat and Sun'],
  [['mon', 'wed', 'sun'], 'Mon, Wed and Sun'],
  [['tue'], 'Tue'],
  [[], 'never'],
]

test.each(cases)('%j is %s', (days, said) => {
  expect(daysSaid(days, 'every day', 'never')).toBe(said)
})
