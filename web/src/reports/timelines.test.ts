// The bars of a day: one for each agent, in their order, over the local day; words that can be told from their colours.
import { expect, test } from 'vitest'
import type { Api } from '@/api/client'
import { contrast } from '@/ui/contrast'
import { inkOn } from './patterns'
import { timelinesOf } from './timelines'

const names = {
  unit: (id: string) => id,
  queue: String,
  user: String,
  state: (id: string) => id,
  colour: () => '#2f9e44',
}
const within = (state: string, reason: string) => `${state}: ${reason}`

function stretch(
  agent: string,
  from: string,
  to: string,
  more: Partial<Api<'Stretch'>> = {},
): Api<'Stretch'> {
  return {
    agent,
    name: null,
    from: `2026-10-25T${from}:00Z`,
    to: `2026-10-25T${to}:00Z`,
    ms: 0,
    unit: 'north',
    state: 'online',
    reason: null,
    automatic: false,
    open: false,
    opened_seq: 1,
    ...more,
  }
}

test('a bar for each agent, over a day of 25 hours', () => {
  const found = timelinesOf(
    [
      stretch('ann', '05:00', '06:00', { name: 'Ann' }),
      stretch('ann', '06:00', '07:00', { name: 'Ann', state: 'away', reason: 'tea', open: true }),
      stretch('ben', '05:00', '06:00', { unit: null }),
    ],
    '2026-10-25',
    'Europe/Berlin',
    names,
    within,
  )
  expect(found.rows).toEqual(['Ann', 'ben'])
  expect(found.to - found.from).toBe(25 * 3_600_000)
  expect(found.stretches.map(({ row, word, unit, open }) => [row, word, unit, open])).toEqual([
    [0, 'online', 'north', false],
    [0, 'away: tea', 'north', true],
    [1, 'online', '', false],
  ])
})

test('of very many agents the first are drawn', () => {
  const many = Array.from({ length: 100 }, (_, at) => stretch(`a${at}`, '05:00', '06:00'))
  expect(timelinesOf(many, '2026-10-25', 'UTC', names, within).rows).toHaveLength(60)
})

test.each(['#2f9e44', '#ffe066', '#000000', '#868e96', '#f08c00'])('a word can be read on %s', (colour) => {
  expect(contrast(inkOn(colour), colour)).toBeGreaterThan(4.5)
})
