// Blockers, judgements and calls as sentences.
import i18next from 'i18next'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import type { Api } from '@/api/client'
import { setZone } from '@/i18n/format'
import { commonBlockers } from './AgentExplanation'
import { changesOf } from './CallExplanation'
import { callSaid, queuesSaid } from './callSentences'
import { membersByBlocker, membersOf, READY } from './members'
import type { Names } from './names'
import { bordersOf } from './questions'
import { blockerSaid, endsSaid, judgementSaid, missesSaid, ruleSaid, sinceSaid } from './sentences'

const NAMES: Names = {
  agent: (id) => ({ ann: 'Ann', ben: 'Ben' })[id] ?? id,
  queue: (id) => ({ sales: 'Sales', support: 'Support' })[id] ?? id,
  status: (id) => ({ lunch: 'Lunch' })[id] ?? id,
  by: (who, rule) => (who.kind === 'system' && rule ? `rule ${rule}` : who.id),
}
const NOW = '2026-11-23T10:50:00Z'

const blocker = (code: string, more: Partial<Api<'BlockerRow'>> = {}): Api<'BlockerRow'> => ({
  code,
  since: '2026-11-23T10:42:00Z',
  cause: 7,
  by: { kind: 'agent', id: 'Ann' },
  clears: 'queue_login',
  until: null,
  params: {},
  rule: null,
  judgement: null,
  ...more,
})
const miss = (at: string, queue = 'sales') => ({ at, offer: at, call: at, queue })
const judgement: Api<'JudgementRow'> = {
  queue: 'sales',
  kind: 'miss',
  count: 3,
  threshold: 3,
  misses: [miss('2026-11-23T10:31:00Z'), miss('2026-11-23T10:36:00Z'), miss('2026-11-23T10:42:00Z')],
  rule_version: 4,
  rule_by: { kind: 'supervisor', id: 'Bo' },
  rule_at: '2026-05-03T08:00:00Z',
}

beforeAll(async () => {
  // Durations in words are the platform's, and not all have them: here they are clocks.
  Reflect.deleteProperty(Intl, 'DurationFormat')
  setZone('UTC')
  await i18next.loadNamespaces('why')
})
beforeEach(async () => {
  await i18next.changeLanguage('en')
})

test.each([
  [blocker('status_unavailable', { params: { status: 'lunch' } }), 'Ann has the status Lunch.'],
  [blocker('membership_paused', { params: { reason: 'coffee' } }), 'Ann is paused in Sales: coffee.'],
  [blocker('membership_paused'), 'Ann is paused in Sales.'],
  [blocker('on_call', { params: { kind: 'direct' } }), 'Ann is on a direct call.'],
  [blocker('ringing', { params: { offer: 'o1' } }), 'A queue call rings Ann already.'],
  [blocker('wrap_up', { params: { queue: 'support' } }), 'Ann is in wrap-up after a call of Support.'],
  [
    blocker('signed_out', { params: { reason: 'idle' } }),
    'Ann was signed out automatically: no call activity for too long.',
  ],
  [
    blocker('hold_misses', { params: { membership: 'out' }, clears: 'return_or_queue_login' }),
    'Ann was logged out of Sales automatically.',
  ],
  [
    blocker('hold_misses', { params: { membership: 'out' }, clears: 'return' }),
    'Ann was logged out of all queues automatically.',
  ],
  [blocker('hold_misses', { params: { status: 'lunch' } }), 'Ann was set to Lunch automatically.'],
  [blocker('eclipse'), 'Blocked by eclipse.'],
])('what is the case: %#', (row, sentence) => {
  expect(blockerSaid(row, 'Ann', 'sales', NAMES)).toBe(sentence)
})

test('a judgement names its misses, its rule and who set it', () => {
  expect(judgementSaid(judgement, NAMES, NOW)).toBe('3 of 3 calls missed in Sales: 10:31, 10:36 and 10:42.')
  expect(ruleSaid(judgement, NAMES, NOW)).toBe('Rule set by Bo on Sun, 3 May 2026.')
  expect(missesSaid({ ...judgement, kind: 'unreachable' }, NAMES)).toBe(
    '3 of 3 calls in Sales found the phone out of reach',
  )
})

test('misses of the same minute are told to the second, those of another queue with its name', () => {
  const soon = [miss('2026-11-23T10:31:05Z'), miss('2026-11-23T10:31:40Z', 'support')]
  expect(judgementSaid({ ...judgement, count: 2, threshold: 2, misses: soon }, NAMES, NOW)).toBe(
    '2 of 2 calls missed in Sales: 10:31:05 and 10:31:40 in Support.',
  )
})

test('since when and by whom; what is so from the start has no author', () => {
  expect(sinceSaid(blocker('membership_out'), NAMES, NOW)).toBe('Since 10:42 (8:00), by Ann.')
  const automatic = { by: { kind: 'system', id: '' } as const, rule: 'no_answer' }
  expect(sinceSaid(blocker('hold_misses', automatic), NAMES, NOW)).toContain('by rule no_answer.')
  expect(sinceSaid(blocker('ringing', { ...automatic, rule: null }), NAMES, NOW)).toBe('Since 10:42 (8:00).')
  expect(sinceSaid(blocker('signed_out', { cause: 0 }), NAMES, NOW)).toBe('It has been so from the start.')
})

test('what ends it, and until when', () => {
  expect(endsSaid(blocker('membership_out'), NOW)).toBe('Ends with login to the queue.')
  const until = '2026-11-23T10:55:00Z'
  expect(endsSaid(blocker('hold_post_call', { clears: 'time', until }), NOW)).toBe('Ends by itself at 10:55.')
  expect(endsSaid(blocker('ringing', { clears: 'offer_end', until }), NOW)).toBe(
    'Ends with the ringing, at 10:55 at the latest.',
  )
})

test('in French as well', async () => {
  await i18next.changeLanguage('fr')
  expect(judgementSaid(judgement, NAMES, NOW)).toBe(
    '3 appels manqués sur 3 dans Sales\u00a0: 10:31, 10:36 et 10:42.',
  )
  expect(endsSaid(blocker('membership_out'), NOW)).toBe('Prend fin à la connexion à la file.')
})

test('what stands against a call of every queue is common, what names one queue is not', () => {
  const lunch = blocker('status_unavailable', { params: { status: 'lunch' } })
  const out = blocker('membership_out')
  const queue = (name: string, ...blockers: Api<'BlockerRow'>[]) =>
    ({ queue: name, blockers }) as Api<'QueueExplanation'>
  expect(commonBlockers([queue('sales', lunch, out), queue('support', lunch, out)])).toEqual([lunch])
  expect(commonBlockers([queue('sales', lunch), queue('support')])).toEqual([])
  expect(commonBlockers([queue('sales', lunch)])).toEqual([])
})

const call = (more: Partial<Api<'CallExplanation'>>) =>
  ({
    state: 'waiting',
    since: '2026-11-23T10:40:00Z',
    at: NOW,
    queues: ['sales'],
    external: true,
    answered_at: null,
    answered_by: null,
    ended_at: null,
    why: null,
    tried: [],
    ...more,
  }) as Api<'CallExplanation'>

test.each([
  [{}, 'Waiting since 10:40:00, for 10:00.'],
  [
    { state: 'connected', answered_at: '2026-11-23T10:42:05Z', answered_by: 'ann' },
    'Answered by Ann at 10:42:05, after 2:05.',
  ],
  [
    { state: 'ended', ended_at: '2026-11-23T10:41:00Z', why: 'caller' },
    'The caller hung up at 10:41:00, after 1:00 without an answer.',
  ],
  [
    { state: 'left', ended_at: '2026-11-23T10:45:00Z', why: 'max_wait' },
    'Given back at 10:45:00, after 5:00: it waited for as long as it may.',
  ],
  [
    {
      state: 'ended',
      answered_at: '2026-11-23T10:41:00Z',
      answered_by: 'ann',
      ended_at: '2026-11-23T10:45:00Z',
      why: 'agent',
    },
    'Answered by Ann at 10:41:00, after 1:00. Ended at 10:45:00: the agent hung up.',
  ],
])('what became of a call: %#', (more, sentence) => {
  expect(callSaid(call(more as Partial<Api<'CallExplanation'>>), NAMES)).toBe(sentence)
})

test('the way through the queues', () => {
  expect(queuesSaid(call({ queues: ['sales', 'support'] }), NAMES)).toBe(
    'From outside, in Sales, then Support',
  )
})

test('a call of before the log: where it came from and how it ended may be unknown', () => {
  const told = call({ queues: ['sales'], external: null, state: 'not_told' })
  expect(queuesSaid(told, NAMES)).toBe('Sales')
  expect(callSaid(told, NAMES)).toBe('Came at 10:40:00; how it ended is not told.')
})

test('the instants of a call are its beginning, its offers and its end, once each', () => {
  const tried = [{ since: '2026-11-23T10:40:00Z', until: '2026-11-23T10:40:10Z' }]
  const told = call({ tried, answered_at: '2026-11-23T10:41:00Z' } as Partial<Api<'CallExplanation'>>)
  expect(changesOf(told).map((at) => new Date(at).toISOString().slice(11, 19))).toEqual([
    '10:40:00',
    '10:40:10',
    '10:41:00',
  ])
})

test('the borders of intervals are instants of change, once and in order', () => {
  const none = { activity: [], attendance: [], hold: [], offer: [], call: [], wrap_up: [] }
  const period = (from: string, to: string | null) => ({ from, to }) as Api<'Period'>
  const state = [period('2026-11-23T08:00:00Z', '2026-11-23T09:00:00Z'), period('2026-11-23T09:00:00Z', null)]
  const membership = [period('2026-11-23T08:30:00Z', null)]
  expect(bordersOf({ ...none, state, membership }).map((at) => new Date(at).getUTCMinutes())).toEqual([
    0, 30, 0,
  ])
})

test('members are grouped by what stands first: those who can be rung first, then the largest group', () => {
  const member = (id: string, blockers: string[] | null) =>
    ({ id, queues: blockers === null ? [] : [{ queue: 'sales', blockers }] }) as unknown as Api<'AgentRow'>
  const agents = [
    member('a', ['on_call', 'wrap_up']),
    member('b', ['status_unavailable']),
    member('c', ['status_unavailable']),
    member('d', []),
    member('e', null),
  ]
  const groups = membersByBlocker(membersOf(agents, 'sales'))
  expect(groups.map((group) => [group.code, group.members.length])).toEqual([
    [READY, 1],
    ['status_unavailable', 2],
    ['on_call', 1],
  ])
})
