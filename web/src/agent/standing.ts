// Where an agent stands, in one sentence: what rings them, or why nothing does and what ends that.
// Pure: the live row, what withdrew them, and the facts behind it become lines of words. What one can do something about comes first.
import type { Api } from '@/api/client'
import { list, time } from '@/i18n/format'
import { actor, shownLabel } from '@/i18n/words'
import type { AgentRow, OfferRow, StandingRow, WithdrawalRow } from '@/live/frames'

export type AgentDetail = Api<'AgentDetail'>
export type StatusEntry = Api<'StatusEntry'>
type Blocker = Api<'BlockerRow'>

/** What the agent can do about a line, as one button. */
export type Way =
  | {
      kind: 'stay' | 'clock_in' | 'sign_in' | 'online' | 'home' | 'close_record' | 'end_wrap_up' | 'join_all'
    }
  | { kind: 'return'; queue: string | null }

/** `key` below `stand` in the words of this page. */
export type Line = { key: string; params: Record<string, string>; way?: Way }

/** `ready`: calls may ring. `act`: they may not, and the agent can end that. `busy`: at work. `off`: by choice. */
export type Tone = 'ready' | 'act' | 'busy' | 'off'
export type Stand = { tone: Tone; main: Line; more: Line[] }

export type Facts = {
  row: AgentRow
  /** Those that ring this agent. */
  offers: readonly OfferRow[]
  /** Those of this agent that have not ended. */
  withdrawals: readonly WithdrawalRow[]
  /** What the live row leaves out; a moment behind it, or not there yet. */
  detail: AgentDetail | undefined
  statuses: ReadonlyMap<string, StatusEntry>
  queueLabel: (queue: string) => string
  /** Whether going home ends what a campaign record began. */
  readyOnHome: boolean
}

export function standing(facts: Facts): Stand {
  const { row } = facts
  const first =
    warned(facts) ??
    ringing(facts) ??
    gate(facts) ??
    onCall(facts) ??
    held(facts) ??
    wrapUp(facts) ??
    chosen(facts)
  if (first !== null) return { ...first, more: [...first.more, ...drifts(facts)] }
  if (row.queues.length === 0) return { tone: 'off', main: line('noQueue'), more: [] }
  return ofQueues(facts)
}

const line = (key: string, params: Record<string, string> = {}, way?: Way): Line => ({
  key,
  params,
  ...(way !== undefined && { way }),
})

const names = (facts: Facts, rows: readonly StandingRow[]) =>
  list(rows.map((row) => facts.queueLabel(row.queue)))
const having = (facts: Facts, code: string) => facts.row.queues.filter((row) => row.blockers.includes(code))

/** The full record of a blocker, if the facts of it have come. */
function blocker(facts: Facts, code: string, queue?: string): Blocker | undefined {
  const standings = facts.detail?.queues ?? []
  for (const row of standings) {
    if (queue !== undefined && row.queue !== queue) continue
    const found = row.blockers.find((each) => each.code === code)
    if (found !== undefined) return found
  }
  return undefined
}

// --- what stands over all queues ---

function warned(facts: Facts): Stand | null {
  const until = facts.row.warned_until
  if (until === null) return null
  const queues = having(facts, 'hold_warning')
  const everywhere = queues.length === facts.row.queues.length
  const main = everywhere
    ? line('warned', { at: time(until) }, { kind: 'stay' })
    : line('warnedQueues', { queues: names(facts, queues), at: time(until) }, { kind: 'stay' })
  return { tone: 'act', main, more: everywhere ? [] : readyLines(facts) }
}

function ringing(facts: Facts): Stand | null {
  const [offer] = facts.offers
  if (offer !== undefined) {
    return { tone: 'busy', main: line('ringing', { queue: facts.queueLabel(offer.queue) }), more: [] }
  }
  const direct = facts.row.calls.find((call) => call.state === 'ringing')
  if (direct === undefined || facts.row.activity !== 'ringing') return null
  return { tone: 'busy', main: line('ringingDirect', { peer: direct.peer }), more: [] }
}

function gate(facts: Facts): Stand | null {
  const { row } = facts
  if (row.state === 'clocked_out') {
    return { tone: 'act', main: line('clockedOut', {}, { kind: 'clock_in' }), more: [] }
  }
  if (row.state !== 'signed_out') return null
  const behind = facts.withdrawals.find((one) => one.acts_as === 'sign_out' && one.at === row.state_since)
  const params = { at: time(row.state_since), ...counted(facts, behind) }
  const keys: Record<string, string> = {
    no_answer: 'signedOutMisses',
    idle: 'signedOutIdle',
    home_lost: 'signedOutHome',
  }
  const main = line(keys[behind?.kind ?? ''] ?? 'signedOut', params, { kind: 'sign_in' })
  return { tone: 'act', main, more: [line('barred')] }
}

function onCall(facts: Facts): Stand | null {
  const { row } = facts
  if (row.activity !== 'call') return null
  const call = row.calls.find((each) => each.state !== 'ringing')
  if (call === undefined) return null
  const more = [...missLines(facts), ...phoneLines(facts)]
  if (row.then !== null) return { tone: 'busy', main: line('onCallThen', { label: row.then }), more }
  const params = { peer: call.peer, queue: call.queue === null ? '' : facts.queueLabel(call.queue) }
  const keys: Record<string, string> = {
    queue: 'onCallQueue',
    direct: 'onCallDirect',
    outgoing: 'onCallOutgoing',
  }
  return { tone: 'busy', main: line(keys[call.kind] ?? 'onCallDirect', params), more }
}

/** The oldest withdrawal of the whole agent. */
function held(facts: Facts): Stand | null {
  const wide = facts.withdrawals.find((one) => one.queue === null && one.acts_as !== 'sign_out')
  if (wide !== undefined) {
    return { tone: 'act', main: missLine(facts, wide), more: [...phoneLines(facts), ...effects(facts)] }
  }
  return campaign(facts)
}

function campaign(facts: Facts): Stand | null {
  const record = facts.detail?.campaign_record ?? null
  if (having(facts, 'hold_preview').length > 0) {
    const main =
      record === null
        ? line('previewLeft', {}, { kind: 'return', queue: null })
        : line('preview', { record: record.record }, { kind: facts.readyOnHome ? 'home' : 'close_record' })
    return { tone: 'act', main, more: [] }
  }
  if (having(facts, 'hold_post_call').length === 0) return null
  const until = blocker(facts, 'hold_post_call')?.until ?? null
  const way: Way = facts.readyOnHome ? { kind: 'home' } : { kind: 'return', queue: null }
  const main = until === null ? line('postCall', {}, way) : line('postCallUntil', { at: time(until) }, way)
  return { tone: 'act', main, more: [] }
}

function wrapUp(facts: Facts): Stand | null {
  const { row } = facts
  if (row.wrap_up_until === null) return null
  const entry = facts.statuses.get(row.status)
  const queue = facts.detail?.wrap_up?.queue
  const more = missLines(facts)
  if (entry !== undefined && entry.kind !== 'available') {
    const main = line('wrapUpThen', { label: entry.label }, { kind: 'end_wrap_up' })
    return { tone: 'busy', main, more }
  }
  const main =
    queue === undefined
      ? line('wrapUp', {}, { kind: 'end_wrap_up' })
      : line('wrapUpQueue', { queue: facts.queueLabel(queue) }, { kind: 'end_wrap_up' })
  return { tone: 'busy', main, more }
}

/** A status that lets no queue call ring. */
function chosen(facts: Facts): Stand | null {
  const { row } = facts
  const entry = facts.statuses.get(row.status)
  const stops =
    entry === undefined ? having(facts, 'status_unavailable').length > 0 : entry.kind !== 'available'
  if (!stops) return null
  const label = entry?.label ?? row.status
  const by = chooser(facts)
  const more = [...missLines(facts), ...phoneLines(facts), ...effects(facts)]
  const way: Way = { kind: 'online' }
  // The only status that is ever chosen by nobody is the one after a single call.
  if (by?.kind === 'system') return { tone: 'off', main: line('singleDone', { label }, way), more }
  if (row.reason !== null) {
    const main = line('statusReason', { label, reason: row.note ?? row.reason }, way)
    return { tone: 'off', main, more }
  }
  if (by !== null) {
    const main = line('statusBy', { label, by: actor(by, undefined), at: time(row.state_since) }, way)
    return { tone: 'off', main, more }
  }
  return { tone: 'off', main: line('status', { label, at: time(row.state_since) }, way), more }
}

/** Somebody else who chose the status; null for oneself, and for what one began with. */
function chooser({ row, detail }: Facts): Api<'Actor'> | null {
  if (detail === undefined || detail.status.status !== row.status) return null
  const { by, cause } = detail.status
  const isFirst = cause === detail.attendance.cause
  return isFirst || by.kind === 'agent' || by.kind === 'switch' ? null : by
}

// --- queue by queue ---

function ofQueues(facts: Facts): Stand {
  const { row } = facts
  const misses = missLines(facts)
  const phone = phoneLines(facts)
  const ready = readyLines(facts)
  const away = awayLines(facts)
  const lines = [...misses, ...phone, ...ready, ...away, ...drifts(facts)]
  const [main, ...more] = lines
  if (main === undefined) return { tone: 'off', main: line('unclear'), more: [] }
  const anyReady = row.queues.some((each) => each.offerable)
  const tone: Tone = misses.length + phone.length > 0 ? 'act' : anyReady ? 'ready' : 'off'
  return { tone, main, more }
}

function readyLines(facts: Facts): Line[] {
  const { row, statuses } = facts
  const ready = row.queues.filter((each) => each.offerable)
  if (ready.length === 0) return []
  if (statuses.get(row.status)?.calls === 'one') {
    const either = list(
      ready.map((each) => facts.queueLabel(each.queue)),
      'disjunction',
    )
    return [line('readyOnce', { queues: either })]
  }
  return [line('ready', { queues: names(facts, ready) })]
}

/** Queues that the agent left or paused. */
function awayLines(facts: Facts): Line[] {
  const { row } = facts
  const out = row.queues.filter((each) => each.chosen === 'out')
  const paused = row.queues.filter((each) => each.chosen === 'paused')
  const all = row.queues.length
  if (out.length === all) return [line('outOfAll', {}, { kind: 'join_all' })]
  if (paused.length === all) return [line('pausedInAll', {}, { kind: 'join_all' })]
  const none = out.length + paused.length === all
  return [
    ...(out.length > 0
      ? [line('out', { queues: names(facts, out) }, none ? { kind: 'join_all' } : undefined)]
      : []),
    ...(paused.length > 0 ? [line('paused', { queues: names(facts, paused) })] : []),
  ]
}

function missLines(facts: Facts): Line[] {
  const told = facts.withdrawals.filter((one) => one.acts_as !== 'sign_out')
  const covered = (queue: string) => told.some((one) => one.queue === null || one.queue === queue)
  // The list of withdrawals is short; what dropped out of it still stands in the row.
  const rest = having(facts, 'hold_misses').filter((row) => !covered(row.queue))
  return [
    ...told.map((one) => missLine(facts, one)),
    ...rest.map(({ queue }) =>
      line('heldQueuePlain', { queue: facts.queueLabel(queue) }, { kind: 'return', queue }),
    ),
  ]
}

function missLine(facts: Facts, one: WithdrawalRow): Line {
  // When the last call rang: after a warning, the withdrawal itself comes later than that.
  const at = time(one.judgement?.misses.at(-1)?.at ?? one.at)
  const params = { at, label: shownLabel(facts.row), ...counted(facts, one) }
  const unreachable = one.judgement?.kind === 'unreachable'
  const way: Way = { kind: 'return', queue: one.queue }
  if (one.queue === null) return line(unreachable ? 'heldLost' : 'held', params, way)
  const queue = facts.queueLabel(one.queue)
  const paused = one.acts_as === 'paused'
  const key = unreachable ? 'heldQueueLost' : paused ? 'heldQueuePaused' : 'heldQueue'
  return line(key, { ...params, queue }, way)
}

/** "3 of 3", and when the calls rang. */
function counted(facts: Facts, one: WithdrawalRow | undefined): Record<string, string> {
  const judgement = one?.judgement
  if (judgement === null || judgement === undefined) return { count: '', threshold: '', queue: '', times: '' }
  return {
    count: String(judgement.count),
    threshold: String(judgement.threshold),
    queue: facts.queueLabel(judgement.queue),
    times: list(judgement.misses.map((miss) => time(miss.at))),
  }
}

function phoneLines(facts: Facts): Line[] {
  const rings = facts.row.queues.filter((each) => each.chosen === 'in')
  const without = rings.filter((each) => each.blockers.includes('device_unregistered'))
  if (without.length === 0) return []
  if (facts.row.devices.length === 0) return [line('noDevice')]
  if (without.length === rings.length) return [line('noPhone')]
  return [line('noPhoneFor', { queues: names(facts, without) })]
}

/** How direct and outgoing calls go meanwhile. */
function effects(facts: Facts): Line[] {
  const { detail } = facts
  if (detail === undefined) return []
  const bars = detail.outgoing_calls === 'bar' ? [line('outgoingBarred')] : []
  if (detail.direct_calls !== 'ring') return [line('directBusy'), ...bars]
  // They may, but without a phone they cannot.
  return facts.row.devices.some((each) => each.registered) ? [line('directRing'), ...bars] : bars
}

/** Where the telephone system has something else than it should. */
function drifts(facts: Facts): Line[] {
  return facts.row.queues.flatMap(({ queue, drift }) => {
    if (drift === null) return []
    const key = drift.observed === 'in' ? 'driftRings' : drift.wanted === 'in' ? 'driftSilent' : 'drift'
    return [line(key, { queue: facts.queueLabel(queue), at: time(drift.since) })]
  })
}
