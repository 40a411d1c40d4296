// An id is suggested for any name, and is one that the API takes.
import { expect, test } from 'vitest'
import { ID, idOf } from './ids'

test.each([
  ['Sales', 'sales'],
  ['Équipe de nuit', 'equipe-de-nuit'],
  ['  24/7 (West) ', '24-7-west'],
  ['x'.repeat(90), 'x'.repeat(64)],
])('%s', (name, id) => {
  expect(idOf(name)).toBe(id)
  expect(id).toMatch(ID)
})

test('a name without a letter of ours suggests nothing', () => {
  expect(idOf('日本')).toBe('')
})
