// What was asked for becomes what is sent: the report with its filter, without what it does not know.
import { expect, test } from 'vitest'
import { bodyOf, draftOf } from './schedules'

test('a report with its filter becomes a draft', () => {
  const draft = draftOf({ report: 'queues', each: 'all', unit: 'north', queue: 'sales', from: '2026-11-23' })
  expect(bodyOf({ ...draft, name: ' Figures ' })).toEqual({
    name: 'Figures',
    report: 'queues',
    each: 'all',
    unit: 'north',
    queue: 'sales',
    format: 'xlsx',
    every: 'day',
    at: '06:00',
    readers: [],
  })
})

test('a report that knows no queues is asked of none', () => {
  const draft = draftOf({ report: 'queues', queue: 'sales' })
  expect(bodyOf({ ...draft, report: 'attendance' }).queue).toBeNull()
})
