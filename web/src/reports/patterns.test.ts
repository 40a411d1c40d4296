// Which patterns parts of a chart have.
import { expect, test } from 'vitest'
import { patternsOf } from './patterns'

test('the first of a colour has no pattern, and of several no two have the same', () => {
  const [green, ...oranges] = patternsOf(['#2f9e44', ...Array.from({ length: 9 }, () => '#f08c00')])
  expect([green, oranges[0]]).toMatchObject([{ color: 'transparent' }, { color: 'transparent' }])
  expect(new Set(oranges.map((pattern) => JSON.stringify(pattern))).size).toBe(9)
})

test('a pattern is seen on its colour', () => {
  const [, onDark] = patternsOf(['#1a1b1e', '#1a1b1e'])
  const [, onLight] = patternsOf(['#ffd43b', '#ffd43b'])
  expect([onDark, onLight]).toMatchObject([{ color: '#ffffff' }, { color: '#000000' }])
})
