// The types of events are those of the engine, read from its source.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { EVENT_TYPES } from './eventTypes'

test('the types are those that there are', () => {
  const source = readFileSync('../src/readyroom/engine/events.py', 'utf8')
  const union = source.match(/^AnyEvent = \(([^)]*)\)/m)?.[1] ?? ''
  expect([...EVENT_TYPES]).toEqual((union.match(/\w+/g) ?? []).toSorted())
})
