// Search finds by label, id, note and other words, whatever their case, accents and order.
import { expect, test } from 'vitest'
import { matching } from './matching'

const entries = [
  { id: 'eva', label: 'Éva Dubois', note: 'North', words: 'eva@example.org' },
  { id: 'ben', label: 'Ben Baker', note: 'South' },
]

test.each([
  ['', ['eva', 'ben']],
  ['eva', ['eva']],
  ['DUBOIS é', ['eva']],
  ['south', ['ben']],
  ['example', ['eva']],
  ['eva south', []],
])('%s', (text, ids) => {
  expect(matching(entries, text).map((entry) => entry.id)).toEqual(ids)
})
