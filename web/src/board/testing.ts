// Rows for the tests of this folder: an agent who is ready, and what is different.
import type { AgentRow, StandingRow } from '@/live/frames'

export function standing(queue: string, more: Partial<StandingRow> = {}): StandingRow {
  return {
    queue,
    label: queue,
    chosen: 'in',
    membership: 'in',
    since: '2026-11-23T08:00:00Z',
    offerable: true,
    category: 'ready',
    blockers: [],
    misses: 0,
    threshold: 3,
    passed_by: null,
    tier: 1,
    drift: null,
    ...more,
  }
}

export function agent(id: string, more: Partial<AgentRow> = {}): AgentRow {
  return {
    id,
    name: id,
    unit: 'north',
    at_unit: null,
    code: 'status',
    label: 'Online',
    colour: '#2f9e44',
    tone: 'green',
    since: '2026-11-23T08:00:00Z',
    // biome-ignore lint/suspicious/noThenProperty: it is the row's own, and null
    then: null,
    status: 'online',
    reason: null,
    note: null,
    state: 'online',
    state_since: '2026-11-23T08:00:00Z',
    activity: 'idle',
    activity_since: '2026-11-23T08:00:00Z',
    wrap_up_until: null,
    signed_in: true,
    devices: [],
    calls: [],
    warned_until: null,
    queues: [standing('sales')],
    ...more,
  }
}
