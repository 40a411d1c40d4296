// The columns of the agents' table: which there are, how wide, and how each orders agents.
import { byName } from '@/i18n/format'
import { shownLabel, word } from '@/i18n/words'
import type { AgentRow } from '@/live/frames'
import { drifts, missesOf } from './standing'

/** In the order in which they are drawn. */
export const COLUMNS = [
  'name',
  'status',
  'since',
  'drift',
  'activity',
  'misses',
  'queues',
  'devices',
  'unit',
] as const
export type Column = (typeof COLUMNS)[number]

export function isColumn(text: string): text is Column {
  return (COLUMNS as readonly string[]).includes(text)
}

/** The least width in rem, and how much of what is left over. */
const WIDE: Record<Column, readonly [least: number, share: number]> = {
  name: [9, 1.2],
  status: [9, 1.2],
  since: [4, 0],
  drift: [17, 1.6],
  activity: [10, 1.4],
  misses: [4.7, 0],
  queues: [11, 2],
  devices: [6, 0],
  unit: [6.5, 0],
}
/** What fits beside each other on a phone; the rest is in the agent's window. */
export const NARROW: readonly Column[] = ['name', 'status', 'since', 'misses']
const NARROW_WIDE: Partial<typeof WIDE> = { name: [5, 1], status: [5, 1], since: [3.6, 0], misses: [3.6, 0] }

export type Tracks = { template: string; least: string }

/** The tracks of the grid that rows and heading share. */
export function tracks(columns: readonly Column[], narrow: boolean): Tracks {
  const wide = columns.map((column) => (narrow && NARROW_WIDE[column]) || WIDE[column])
  return {
    template: wide
      .map(([least, share]) => (share > 0 ? `minmax(${least}rem, ${share}fr)` : `${least}rem`))
      .join(' '),
    least: `${wide.reduce((sum, [least]) => sum + least, 0)}rem`,
  }
}

export type Compare = (one: AgentRow, other: AgentRow) => number

/** What a row is ordered by is found out once: most rows are the same from one drawing to the next. */
function once<Key>(of: (row: AgentRow) => Key): (row: AgentRow) => Key {
  const known = new WeakMap<AgentRow, { key: Key }>()
  return (row) => {
    const found = known.get(row)
    if (found !== undefined) return found.key
    const key = of(row)
    known.set(row, { key })
    return key
  }
}
const byNumber = (number: (row: AgentRow) => number): Compare => {
  const key = once(number)
  return (one, other) => key(one) - key(other)
}
const byText = (text: (row: AgentRow) => string): Compare => {
  const key = once(text)
  return (one, other) => (key(one) === key(other) ? 0 : byName(key(one), key(other)))
}
const registered = (row: AgentRow) => row.devices.filter((device) => device.registered).length

/** How near to the threshold: what a rule would do next comes last. */
function nearness(row: AgentRow, queue: string | null): number {
  const { misses, threshold } = missesOf(row, queue)
  return threshold === null ? misses / 1_000 : misses / threshold
}

/** How a column orders; equal ones by name, then by id, so that an order is one order. */
export function compareBy(column: Column, descending: boolean, queue: string | null): Compare {
  const orders: Record<Column, Compare> = {
    name: byText((row) => row.name),
    status: byText(shownLabel),
    since: (one, other) => (one.since < other.since ? -1 : Number(one.since > other.since)),
    drift: byNumber((row) => -drifts(row).length),
    activity: byText((row) => word('activity', row.activity)),
    misses: byNumber((row) => nearness(row, queue)),
    queues: byNumber((row) => row.queues.filter((standing) => standing.offerable).length),
    devices: byNumber(registered),
    unit: byText((row) => row.at_unit ?? row.unit ?? ''),
  }
  const order = orders[column]
  const sign = descending ? -1 : 1
  return (one, other) =>
    sign * order(one, other) || byName(one.name, other.name) || (one.id < other.id ? -1 : 1)
}
