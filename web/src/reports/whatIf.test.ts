// A draft becomes the question that the server takes: nothing chosen is not sent, "none" is.
import { expect, test } from 'vitest'
import { draftFor, isCount, OFF, questionOf } from './whatIf'

const draft = draftFor('2026-11-23')

test('it begins with last week, as it was', () => {
  expect(questionOf(draft)).toEqual({
    from: '2026-11-16',
    to: '2026-11-22',
    policy: { preset: null, no_answer: {}, queues: {} },
    queues: [],
    suggest: false,
    at_most_false: 0,
  })
})

test('what was chosen goes over the preset, and none is null', () => {
  const { policy } = questionOf({
    ...draft,
    preset: 'default',
    threshold: '2',
    warn: OFF,
    applies: 'external',
    refused: 'false',
    mode: 'cumulative',
  })
  expect(policy).toEqual({
    preset: 'default',
    no_answer: {
      threshold: 2,
      warn_s: null,
      applies_to: 'external',
      counts_refused: false,
      mode: 'cumulative',
    },
    queues: {},
  })
})

test('a bound goes along only where something is to be suggested', () => {
  expect(questionOf({ ...draft, atMost: '3' }).at_most_false).toBe(0)
  expect(questionOf({ ...draft, atMost: '3', suggest: true }).at_most_false).toBe(3)
  expect(['3', '0', ' 12 '].every(isCount)).toBe(true)
  expect(['', '-1', '1.5', 'three', '1234567'].some(isCount)).toBe(false)
})
