// The address of a report: read, written, and asked of the server.
import { expect, test } from 'vitest'
import { fileOf, questionOf, readChoice, writeChoice } from './search'

test('an address is read and written', () => {
  const address = {
    report: 'queues',
    from: '2026-11-01',
    to: '2026-11-30',
    each: 'month',
    queue: 'sales',
    known: '2026-11-20T12:00:00.000Z',
  }
  expect(writeChoice(readChoice(address))).toEqual(address)
  expect(writeChoice(readChoice({}))).toEqual({})
})

test('what an address should not say is left out', () => {
  const odd = {
    report: 'wages',
    from: 'yesterday',
    to: '2026-02-30',
    each: 'week',
    unit: ['a'],
    known: 'then',
  }
  expect(writeChoice(readChoice(odd))).toEqual({})
})

test('only reports of calls are asked of a queue', () => {
  const asked = readChoice({ queue: 'sales' })
  expect(questionOf(asked)).toEqual({ each: 'day' })
  expect(questionOf({ ...asked, report: 'queues' })).toEqual({ each: 'day', queue: 'sales' })
})

test('what was known then is asked for by the API’s own name', () => {
  const known = '2026-11-20T12:00:00.000Z'
  expect(questionOf(readChoice({ known }))).toEqual({ each: 'day', known_at: known })
})

test('a file is asked for as the page is', () => {
  const asked = readChoice({ report: 'missed-calls', from: '2026-11-01', unit: 'north & co' })
  expect(fileOf(asked, 'csv')).toBe(
    '/api/v1/reports/missed-calls?from=2026-11-01&each=day&unit=north+%26+co&format=csv',
  )
  expect(fileOf(readChoice({ report: 'missed-calls' }), 'parquet', 'calls')).toBe(
    '/api/v1/reports/missed-calls?each=day&format=parquet&table=calls',
  )
})
