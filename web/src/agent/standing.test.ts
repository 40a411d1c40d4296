// The sentence of where an agent stands, case by case, in the words that are shown.
import i18next from 'i18next'
import { beforeAll, describe, expect, test } from 'vitest'
import { setZone } from '@/i18n/format'
import type { AgentRow, OfferRow, StandingRow, WithdrawalRow } from '@/live/frames'
import { words } from './mine'
import { type AgentDetail, type Facts, type StatusEntry, standing } from './standing'

beforeAll(async () => {
  setZone('UTC')
  await i18next.loadNamespaces('agent')
})

const AT = '2026-11-23T10:42:00Z'
const LABELS: Record<string, string> = { sales: 'Sales', support: 'Support', billing: 'Billing' }

const entry = (id: string, label: string, kind: StatusEntry['kind'], more: Partial<StatusEntry> = {}) =>
  [
    id,
    { type: 'status', id, label, kind, calls: 'unlimited', reason: 'none', ...more } as StatusEntry,
  ] as const

const STATUSES = new Map([
  entry('online', 'Online', 'available'),
  entry('single_call', 'Single Call', 'available', { calls: 'one' }),
  entry('lunch', 'Lunch', 'unavailable'),
  entry('offline', 'Offline', 'offline'),
  entry('unavailable', 'Unavailable', 'unavailable'),
  entry('auto_logout', 'Auto logout', 'offline'),
])

function inQueue(queue: string, ...blockers: string[]): StandingRow {
  const away = { membership_out: 'out', membership_paused: 'paused' } as Record<string, StandingRow['chosen']>
  const chosen = blockers.map((code) => away[code]).find((value) => value !== undefined) ?? 'in'
  return {
    queue,
    label: LABELS[queue] ?? queue,
    chosen,
    membership: chosen,
    since: AT,
    offerable: blockers.length === 0,
    category: blockers.length === 0 ? 'ready' : 'withdrawn',
    blockers,
    misses: 0,
    threshold: 3,
    passed_by: null,
    tier: 1,
    drift: null,
  }
}

function row(more: Partial<AgentRow> = {}): AgentRow {
  return {
    id: 'ann',
    name: 'Ann',
    unit: 'north',
    at_unit: null,
    code: 'status',
    label: 'Online',
    colour: '#2f9e44',
    tone: 'green',
    since: AT,
    // biome-ignore lint/suspicious/noThenProperty: so the row's field is called
    then: null,
    status: 'online',
    reason: null,
    note: null,
    state: 'online',
    state_since: AT,
    activity: 'idle',
    activity_since: AT,
    wrap_up_until: null,
    signed_in: false,
    devices: [{ id: 'ann-desk', kind: 'desk', registered: true }],
    calls: [],
    warned_until: null,
    queues: [inQueue('sales'), inQueue('support')],
    ...more,
  }
}

const withdrawal = (more: Partial<WithdrawalRow> = {}): WithdrawalRow => ({
  id: '49',
  at: AT,
  agent: 'ann',
  queue: 'sales',
  kind: 'misses',
  acts_as: 'out',
  rule: 'no_answer',
  judgement: {
    queue: 'sales',
    kind: 'miss',
    count: 3,
    threshold: 3,
    misses: ['10:31', '10:36', '10:42'].map((at) => ({
      at: `2026-11-23T${at}:00Z`,
      offer: at,
      call: at,
      queue: 'sales',
    })),
    rule_version: 1,
    rule_by: { kind: 'admin', id: 'bo' },
    rule_at: AT,
  },
  ended_at: null,
  ended_why: null,
  ...more,
})

const facts = (more: Partial<Facts> = {}): Facts => ({
  row: row(),
  offers: [],
  withdrawals: [],
  detail: undefined,
  statuses: STATUSES,
  queueLabel: (queue) => LABELS[queue] ?? queue,
  readyOnHome: true,
  ...more,
})

const detail = (more: Record<string, unknown>): AgentDetail =>
  ({
    direct_calls: 'ring',
    outgoing_calls: 'allow',
    attendance: { cause: 1 },
    status: { status: 'online', cause: 9, by: { kind: 'agent', id: 'ann' } },
    campaign_record: null,
    wrap_up: null,
    queues: [],
    ...more,
  }) as unknown as AgentDetail

/** All lines, the main one first. */
function said(given: Partial<Facts>): string[] {
  const { main, more } = standing(facts(given))
  return [main, ...more].map(words)
}
const way = (given: Partial<Facts>) => standing(facts(given)).main.way

describe('calls ring', () => {
  test('from all queues', () => {
    expect(said({})).toEqual(['Ready for Sales and Support'])
    expect(standing(facts()).tone).toBe('ready')
  })
  test('from some: the others are named', () => {
    const queues = [
      inQueue('sales'),
      inQueue('support', 'membership_out'),
      inQueue('billing', 'membership_paused'),
    ]
    expect(said({ row: row({ queues }) })).toEqual(['Ready for Sales', 'Out of Support', 'Paused in Billing'])
  })
  test('once, with Single Call', () => {
    const single = row({ status: 'single_call', state: 'single_call', label: 'Single Call' })
    expect(said({ row: single })).toEqual(['Ready for one call, from Sales or Support'])
  })
})

describe('withdrawn', () => {
  const queues = [inQueue('sales', 'hold_misses'), inQueue('support')]
  test('from one queue: by how many missed, when, and the way back', () => {
    const given = { row: row({ queues }), withdrawals: [withdrawal()] }
    expect(said(given)).toEqual(['No calls from Sales: 3 of 3 missed at 10:42', 'Ready for Support'])
    expect(way(given)).toEqual({ kind: 'return', queue: 'sales' })
    expect(standing(facts(given)).tone).toBe('act')
    expect(standing(facts(given)).main.params.times).toBe('10:31, 10:36 and 10:42')
  })
  test('paused instead of out', () => {
    const given = { row: row({ queues }), withdrawals: [withdrawal({ acts_as: 'paused' })] }
    expect(said(given)[0]).toBe('Paused in Sales: 3 of 3 missed at 10:42')
  })
  test('because the phone was out of reach', () => {
    const one = withdrawal()
    const judgement = one.judgement && { ...one.judgement, kind: 'unreachable' }
    expect(said({ row: row({ queues }), withdrawals: [{ ...one, judgement }] })[0]).toBe(
      'No calls from Sales: your phone was out of reach for 3 calls, the last at 10:42',
    )
  })
  test('although the list of withdrawals has forgotten it', () => {
    expect(said({ row: row({ queues }) })[0]).toBe('No calls from Sales: you missed too many')
  })
  test('from all queues, under a status', () => {
    const all = row({
      code: 'hold',
      label: 'Auto logout',
      state: 'auto_logout',
      queues: [inQueue('sales', 'hold_misses'), inQueue('support', 'hold_misses')],
    })
    const given = { row: all, withdrawals: [withdrawal({ queue: null, acts_as: 'auto_logout' })] }
    expect(said(given)[0]).toBe('Auto logout: 3 of 3 missed at 10:42. No queue call rings you')
    expect(way(given)).toEqual({ kind: 'return', queue: null })
  })
  test('and what ended is not told', () => {
    expect(said({ withdrawals: [] })).toEqual(['Ready for Sales and Support'])
  })
})

describe('asked and rung', () => {
  test('still there?', () => {
    const queues = [inQueue('sales', 'hold_warning'), inQueue('support')]
    const given = { row: row({ queues, warned_until: AT }) }
    expect(said(given)).toEqual([
      'Still there? Otherwise calls from Sales stop at 10:42',
      'Ready for Support',
    ])
    expect(way(given)).toEqual({ kind: 'stay' })
  })
  test('the warning goes before a call that rings', () => {
    const queues = [
      inQueue('sales', 'hold_warning', 'ringing'),
      inQueue('support', 'hold_warning', 'ringing'),
    ]
    const offers = [{ queue: 'sales' } as OfferRow]
    expect(said({ row: row({ queues, warned_until: AT }), offers })[0]).toBe(
      'Still there? Otherwise calls stop at 10:42',
    )
  })
  test('a call rings', () => {
    expect(said({ offers: [{ queue: 'sales' } as OfferRow] })).toEqual(['A call from Sales is ringing'])
    const calls = [{ id: 'd', kind: 'direct', state: 'ringing', queue: null, peer: '0203', since: AT }]
    expect(said({ row: row({ calls, activity: 'ringing' }) })).toEqual(['A direct call from 0203 is ringing'])
  })
})

describe('at work', () => {
  const call = { id: 'c', kind: 'queue', state: 'connected', queue: 'sales', peer: '0203', since: AT }
  test.each([
    ['queue', 'On a call from Sales'],
    ['direct', 'On a direct call with 0203'],
    ['outgoing', 'On a call to 0203'],
  ])('on a %s call', (kind, sentence) => {
    const queue = kind === 'queue' ? 'sales' : null
    expect(said({ row: row({ activity: 'call', calls: [{ ...call, kind, queue }] }) })).toEqual([sentence])
  })
  test('on a call, then Lunch', () => {
    // biome-ignore lint/suspicious/noThenProperty: so the row's field is called
    const then = row({ activity: 'call', calls: [call], code: 'on_call', label: null, then: 'Lunch' })
    expect(said({ row: then })).toEqual(['On a call, then Lunch'])
  })
  test('on a call, and withdrawn meanwhile', () => {
    const given = { row: row({ activity: 'call', calls: [call] }), withdrawals: [withdrawal()] }
    expect(said(given)).toEqual(['On a call from Sales', 'No calls from Sales: 3 of 3 missed at 10:42'])
  })
  test('in wrap-up', () => {
    const busy = row({ wrap_up_until: AT, activity: 'wrap_up' })
    expect(said({ row: busy })).toEqual(['In wrap-up: no queue call rings you yet'])
    expect(said({ row: busy, detail: detail({ wrap_up: { queue: 'sales' } }) })).toEqual([
      'In wrap-up after a call from Sales',
    ])
    expect(said({ row: { ...busy, status: 'lunch' } })).toEqual(['In wrap-up, then Lunch'])
  })
  test('in a campaign record, and after its call', () => {
    const preview = row({ queues: [inQueue('sales', 'hold_preview')] })
    const open = detail({ campaign_record: { record: '4711', campaign: 'spring' } })
    expect(said({ row: preview, detail: open })).toEqual(['Record 4711 is open, so no queue call rings you'])
    expect(way({ row: preview, detail: open })).toEqual({ kind: 'home' })
    expect(way({ row: preview, detail: open, readyOnHome: false })).toEqual({ kind: 'close_record' })
    expect(way({ row: preview, detail: detail({}), readyOnHome: false })).toEqual({
      kind: 'return',
      queue: null,
    })
    const blockers = [{ code: 'hold_post_call', until: AT }]
    const after = row({ queues: [inQueue('sales', 'hold_post_call')] })
    expect(said({ row: after, detail: detail({ queues: [{ queue: 'sales', blockers }] }) })).toEqual([
      'After a campaign call: queue calls ring you again at 10:42',
    ])
  })
})

describe('not there', () => {
  test('not clocked in, not signed in', () => {
    const away = row({ state: 'clocked_out' })
    expect(said({ row: away })).toEqual(['You are not clocked in, so no queue call rings you'])
    expect(way({ row: away })).toEqual({ kind: 'clock_in' })
    const out = row({ state: 'signed_out' })
    expect(said({ row: out })[0]).toBe('Signed out since 10:42: no call rings you')
    expect(way({ row: out })).toEqual({ kind: 'sign_in' })
  })
  test.each([
    ['no_answer', 'Signed out at 10:42: 3 of 3 missed in Sales'],
    ['idle', 'Signed out at 10:42, after a long time without a call'],
    ['home_lost', 'Signed out at 10:42: your home site was out of sight for too long'],
  ])('signed out by a rule: %s', (kind, sentence) => {
    const withdrawals = [withdrawal({ kind, acts_as: 'sign_out', queue: null })]
    expect(said({ row: row({ state: 'signed_out' }), withdrawals })[0]).toBe(sentence)
    const earlier = [withdrawal({ kind, acts_as: 'sign_out', queue: null, at: '2026-11-22T10:00:00Z' })]
    expect(said({ row: row({ state: 'signed_out' }), withdrawals: earlier })[0]).toMatch(/^Signed out since/)
  })
  test('a status that was chosen, and how other calls go', () => {
    const lunch = row({ status: 'lunch', state: 'lunch', label: 'Lunch' })
    expect(said({ row: lunch })).toEqual(['Lunch since 10:42: no queue call rings you'])
    expect(way({ row: lunch })).toEqual({ kind: 'online' })
    const known = detail({ direct_calls: 'busy', outgoing_calls: 'bar' })
    expect(said({ row: lunch, detail: known })).toEqual([
      'Lunch since 10:42: no queue call rings you',
      'Direct callers hear busy.',
      'You cannot make calls.',
    ])
  })
  test('with its reason, or with what was written', () => {
    const away = row({ status: 'unavailable', state: 'unavailable', reason: 'on a break' })
    expect(said({ row: away })[0]).toBe('Unavailable (on a break): no queue call rings you')
    expect(said({ row: { ...away, reason: 'other', note: 'dentist' } })[0]).toBe(
      'Unavailable (dentist): no queue call rings you',
    )
  })
  test('by somebody else, by the end of a single call, from the beginning', () => {
    const offline = row({ status: 'offline', state: 'offline' })
    const by = (kind: string, cause = 9) =>
      said({
        row: offline,
        detail: detail({ status: { status: 'offline', cause, by: { kind, id: 'mia' } } }),
      })[0]
    expect(by('supervisor')).toBe('Offline, set by mia (supervisor) at 10:42: no queue call rings you')
    expect(by('system')).toBe('Offline: your single call is done')
    expect(by('admin', 1)).toBe('Offline since 10:42: no queue call rings you')
  })
})

describe('queues and phones', () => {
  test('no queue at all', () => {
    expect(said({ row: row({ queues: [] }) })).toEqual([
      'You are assigned to no queue, so no queue call rings you',
    ])
  })
  test.each([
    ['membership_out', 'You are out of all your queues, so no queue call rings you'],
    ['membership_paused', 'You are paused in all your queues, so no queue call rings you'],
  ])('%s everywhere', (code, sentence) => {
    const given = { row: row({ queues: [inQueue('sales', code), inQueue('support', code)] }) }
    expect(said(given)).toEqual([sentence])
    expect(way(given)).toEqual({ kind: 'join_all' })
  })
  test('no phone is registered, for all queues, for some, or there is none', () => {
    const lost = [inQueue('sales', 'device_unregistered'), inQueue('support', 'device_unregistered')]
    const all = row({ queues: lost })
    expect(said({ row: all })).toEqual(['None of your phones is registered, so no queue call can reach you'])
    expect(standing(facts({ row: all })).tone).toBe('act')
    const some = row({ queues: [inQueue('sales', 'device_unregistered'), inQueue('support')] })
    expect(said({ row: some })).toEqual([
      'None of your phones is registered, so no call from Sales can reach you',
      'Ready for Support',
    ])
    expect(said({ row: row({ queues: lost, devices: [] }) })[0]).toMatch(/^You have no phone/)
  })
  test('the phone system differs', () => {
    const drift = { wanted: 'in', observed: 'out', since: AT } as const
    const silent = row({ queues: [{ ...inQueue('sales'), drift }] })
    expect(said({ row: silent })[1]).toMatch(
      /^The phone system has kept calls from Sales from you since 10:42/,
    )
    const rings = { wanted: 'out', observed: 'in', since: AT } as const
    const lunch = row({
      status: 'lunch',
      queues: [{ ...inQueue('sales', 'status_unavailable'), drift: rings }],
    })
    expect(said({ row: lunch })[1]).toMatch(/^The phone system has rung you from Sales since 10:42/)
  })
})
