// What of an agent's window is sent.
import { describe, expect, test } from 'vitest'
import { changes, common, forAll, NOTHING, without } from './changes'
import { agent } from './testing'

const row = agent('ann')
const [sales] = row.queues
if (sales === undefined) throw new Error('no queue')
const two = { ...row, queues: [sales, { ...sales, queue: 'support', chosen: 'out' as const }] }

describe('changes', () => {
  test('are none where what was chosen is as it is', () => {
    expect(changes(two, NOTHING)).toEqual([])
    expect(changes(two, { status: 'online', queues: { sales: 'in', support: 'out' } })).toEqual([])
  })

  test('begin with the status, without the reason of the one before', () => {
    const ill = { ...two, reason: 'ill', note: 'flu' }
    expect(changes(ill, { status: 'lunch', queues: { sales: 'paused' } })).toEqual([
      { line: 'status', status: 'lunch', reason: null, note: null },
      { line: 'queue sales', queue: 'sales', membership: 'paused' },
    ])
    expect(changes(ill, { note: 'cold', queues: {} })).toEqual([
      { line: 'status', status: 'online', reason: 'ill', note: 'cold' },
    ])
  })

  test('of all queues to the same are one', () => {
    const paused = forAll(two, NOTHING, 'paused')
    expect(common(two, NOTHING)).toBeNull()
    expect(common(two, paused)).toBe('paused')
    expect(changes(two, paused)).toEqual([
      { line: 'queues', membership: 'paused', queues: ['sales', 'support'] },
    ])
    expect(changes(two, forAll(two, NOTHING, 'out'))).toEqual([
      { line: 'queue sales', queue: 'sales', membership: 'out' },
    ])
  })

  test('that were done leave the draft, the others stay', () => {
    const draft = { status: 'lunch', queues: { sales: 'paused', support: 'in' } } as const
    const [status, first] = changes(two, draft)
    if (status === undefined || first === undefined) throw new Error('no changes')
    expect(without(draft, status)).toEqual({ queues: draft.queues })
    expect(without(draft, first)).toEqual({ status: 'lunch', queues: { support: 'in' } })
  })
})
