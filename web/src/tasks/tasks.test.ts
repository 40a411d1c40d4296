// Whose a task is, and what they may do with it.
import { expect, test } from 'vitest'
import type { Api } from '@/api/client'
import { allowed, listed, neededFor, type Task } from './tasks'

function task(id: string, more: Partial<Task> = {}): Task {
  const by = { kind: 'supervisor', id: 'uma' } as const
  const at = '2026-11-23T08:00:00Z'
  const open = { unit: null, assignee: null, taken_by: null, taken_since: null, spent_s: 0, since: at, by }
  return { id, title: id, note: '', state: 'open', ...open, ...more }
}

const status = (id: string, more: Partial<Api<'StatusEntry'>> = {}) =>
  ({ id, label: id, reason: 'none', reasons: [], ...more }) as Api<'StatusEntry'>
const ids = (tasks: readonly Task[]) => tasks.map(({ id }) => id)

test('mine are those for me and the one in my hands, that one first', () => {
  const all = [
    task('anyones'),
    task('mine', { assignee: 'ann' }),
    task('bens', { assignee: 'ben' }),
    task('in hand', { taken_by: 'ann', since: '2026-11-23T09:00:00Z' }),
    task('done', { assignee: 'ann', state: 'closed' }),
  ]
  expect(ids(listed(all, 'mine', 'ann', ''))).toEqual(['in hand', 'mine'])
  expect(ids(listed(all, 'open', null, ''))).toEqual(['anyones', 'mine', 'bens', 'in hand'])
  expect(ids(listed(all, 'closed', 'ann', ''))).toEqual(['done'])
  expect(ids(listed(all, 'open', 'ann', ' BEN'))).toEqual(['bens'])
})

test('what somebody may do', () => {
  const nothing = { take: false, layDown: false, close: false, edit: false }
  expect(allowed(task('t'), 'ann', false, false)).toEqual({ ...nothing, take: true })
  expect(allowed(task('t', { assignee: 'ben' }), 'ann', false, false)).toEqual(nothing)
  const inHand = task('t', { taken_by: 'ann' })
  expect(allowed(inHand, 'ann', false, false)).toEqual({ ...nothing, layDown: true, close: true })
  expect(allowed(inHand, 'ben', false, false)).toEqual(nothing)
  expect(allowed(inHand, null, true, true)).toEqual({ ...nothing, layDown: true, close: true, edit: true })
  expect(allowed(task('t', { state: 'closed' }), 'ann', true, true)).toEqual(nothing)
})

test('the status that tasks need is one of the catalogue, or the reason of one', () => {
  const all = [
    status('back_office'),
    status('unavailable', { reason: 'required', reasons: ['break', 'office work'] }),
  ]
  expect(neededFor('back_office', all)).toMatchObject({ status: { id: 'back_office' }, reason: null })
  expect(neededFor('office work', all)).toMatchObject({
    status: { id: 'unavailable' },
    reason: 'office work',
  })
  expect(neededFor('unavailable', all)?.reasons).toEqual(['break', 'office work'])
  expect(neededFor('nowhere', all)).toBeNull()
})
