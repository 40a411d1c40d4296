// How agents are looked for, ordered and counted, without a screen.
import { describe, expect, test } from 'vitest'
import type { AgentRow, QueueRow } from '@/live/frames'
import { compareBy } from './columns'
import { arranged } from './order'
import { readChoice, sameChoice, writeChoice } from './search'
import { share } from './service'
import { categoryOf, isHeld, matcher, missesOf } from './standing'
import { agent, standing } from './testing'
import { tiling } from './tiling'

const table = (...rows: AgentRow[]) => new Map(rows.map((row) => [row.id, row]))
const withdrawn = standing('sales', {
  category: 'absent',
  offerable: false,
  blockers: ['hold_misses'],
  misses: 3,
})

describe('standing', () => {
  test('is that of the queue that is looked at', () => {
    const row = agent('ann', { queues: [withdrawn, standing('support')] })
    expect(categoryOf(row)).toBe('ready')
    expect(categoryOf(row, 'sales')).toBe('absent')
    expect([isHeld(row), isHeld(row, 'sales'), isHeld(row, 'support')]).toEqual([true, true, false])
  })

  test('is withdrawn for whom a rule took out and says so', () => {
    const row = agent('ann', { code: 'hold', queues: [withdrawn, standing('support')] })
    expect([categoryOf(row), categoryOf(row, 'support')]).toEqual(['withdrawn', 'ready'])
  })

  test('is busy at work, whatever the queues are, and the tone without queues', () => {
    expect(categoryOf(agent('ann', { activity: 'wrap_up' }))).toBe('busy')
    expect(categoryOf(agent('ann', { queues: [], tone: 'amber' }))).toBe('withdrawn')
  })

  test('counts the misses that are nearest to their threshold', () => {
    const row = agent('ann', {
      queues: [
        standing('support', { misses: 2, threshold: 5 }),
        standing('sales', { misses: 1, threshold: 2 }),
      ],
    })
    expect(missesOf(row, null)).toEqual({ misses: 1, threshold: 2, queue: 'sales' })
    expect(missesOf(row, 'support').misses).toBe(2)
    expect(
      missesOf(agent('ben', { queues: [standing('sales', { misses: 4, threshold: null })] }), null),
    ).toEqual({ misses: 4, threshold: null, queue: 'sales' })
  })

  test('is looked for by name without accents, unit, queue and state together', () => {
    const keep = matcher({ q: 'ele zoe', unit: 'north', queue: 'sales', state: 'ready' })
    expect(keep(agent('z', { name: 'Zoé Éléonore' }))).toBe(true)
    expect(keep(agent('z', { name: 'Zoé Martin' }))).toBe(false)
    expect(keep(agent('z', { name: 'Zoé Éléonore', unit: 'south' }))).toBe(false)
    expect(keep(agent('z', { name: 'Zoé Éléonore', unit: 'south', at_unit: 'north' }))).toBe(true)
    expect(keep(agent('z', { name: 'Zoé Éléonore', queues: [standing('support')] }))).toBe(false)
    expect(keep(agent('z', { name: 'Zoé Éléonore', queues: [withdrawn] }))).toBe(false)
  })
})

describe('order', () => {
  const all = () => true

  test('goes by the column, then by name', () => {
    const rows = table(
      agent('c', { name: 'Cleo', queues: [standing('sales', { misses: 1 })] }),
      agent('b', { name: 'Ben' }),
      agent('a', { name: 'ann', queues: [standing('sales', { misses: 1 })] }),
    )
    expect(arranged([], rows, { keep: all, compare: compareBy('name', false, null) })).toEqual([
      'a',
      'b',
      'c',
    ])
    expect(arranged([], rows, { keep: all, compare: compareBy('misses', true, null) })).toEqual([
      'a',
      'c',
      'b',
    ])
  })

  test('is the same array while nothing is different, and follows who comes and goes', () => {
    const criteria = { keep: all, compare: compareBy('name', false, null) }
    const before = arranged([], table(agent('a'), agent('b')), criteria)
    expect(arranged(before, table(agent('b'), agent('a', { label: 'Lunch' })), criteria)).toBe(before)
    expect(arranged(before, table(agent('b'), agent('0')), criteria)).toEqual(['0', 'b'])
  })
})

describe('the address', () => {
  test('reads what it wrote, and leaves out what it does not know', () => {
    const written = { q: 'ann', queue: 'sales', state: 'held', sort: '-since', columns: 'name,status' }
    expect(writeChoice(readChoice(written))).toEqual(written)
    expect(writeChoice(readChoice({ state: 'gone', sort: 'colour', columns: 'x', q: 12 }))).toEqual({
      q: '12',
    })
    expect(sameChoice(readChoice({ sort: 'name' }), readChoice({}))).toBe(true)
  })
})

describe('service level', () => {
  const row = (today: Partial<QueueRow['today']>) =>
    ({
      today: {
        since: null,
        until: '2026-11-24T00:00:00Z',
        answered: 0,
        within: 0,
        abandoned: 0,
        left: 0,
        ...today,
      },
    }) as QueueRow
  const now = Date.parse('2026-11-23T12:00:00Z')

  test('is of all who were answered or hung up, and nothing before the first', () => {
    expect(share(row({ answered: 8, within: 6, abandoned: 2, left: 5 }), now)).toBe(0.6)
    expect(share(row({}), now)).toBeNull()
  })

  test('is not yesterday’s', () => {
    expect(share(row({ answered: 8, within: 6 }), Date.parse('2026-11-24T00:00:00Z'))).toBeNull()
  })
})

describe('tiles', () => {
  test('fit, and fill what there is', () => {
    const area = { width: 1600, height: 700 }
    for (const groups of [[1], [7], [20, 12, 8, 20], [60]]) {
      const { columns, height } = tiling(area, groups, { letters: 10, lines: 3 }, 30)
      const lines = groups.reduce((sum, count) => sum + Math.ceil(count / columns), 0)
      expect(lines * height + (lines - 1) * 8 + groups.length * 30).toBeLessThanOrEqual(area.height + 0.01)
    }
    expect(tiling(area, [1], { letters: 10, lines: 3 }).columns).toBe(1)
  })
})
