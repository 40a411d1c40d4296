// The order of the agents' table: kept from one drawing to the next, and held while somebody points at a row.
import { useMemo, useRef } from 'react'
import type { AgentRow } from '@/live/frames'
import type { Table } from '@/live/reduce'
import type { Compare } from './columns'

export type Criteria = { keep: (row: AgentRow) => boolean; compare: Compare }

/**
 * The ids of those that are kept, in order. It begins with the order before: what is nearly in order is quickly put in
 * order, and equal ones do not change places. The same array if nothing is different.
 */
export function arranged(
  before: readonly string[],
  rows: Table<AgentRow>,
  { keep, compare }: Criteria,
): readonly string[] {
  const known = new Set(before)
  const found: AgentRow[] = []
  for (const id of before) {
    const row = rows.get(id)
    if (row !== undefined && keep(row)) found.push(row)
  }
  for (const row of rows.values()) if (!known.has(row.id) && keep(row)) found.push(row)
  found.sort(compare)
  const same = found.length === before.length && found.every((row, at) => row.id === before[at])
  return same ? before : found.map((row) => row.id)
}

/** The order to draw. While it is `held`, and nobody asks for another, every agent stays where they are. */
export function useOrder(rows: Table<AgentRow>, criteria: Criteria, held: boolean): readonly string[] {
  const last = useRef<{ criteria: Criteria | null; order: readonly string[] }>({ criteria: null, order: [] })
  return useMemo(() => {
    const { criteria: asked, order } = last.current
    if (held && asked === criteria) return order
    last.current = { criteria, order: arranged(order, rows, criteria) }
    return last.current.order
  }, [rows, criteria, held])
}
