// What of the board stands in its address, so that a view of it can be linked and saved: filters, order, columns, the open agent.
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import { COLUMNS, type Column, isColumn } from './columns'
import { isState, type State } from './standing'

/** What a saved view keeps. */
export type Choice = {
  /** Part of a name. */
  q: string
  unit: string | null
  queue: string | null
  state: State | null
  sort: Sort
  /** Which columns, in their own order; null: those that suit. */
  columns: readonly Column[] | null
}
export type Sort = { column: Column; descending: boolean }

export const PLAIN: Choice = {
  q: '',
  unit: null,
  queue: null,
  state: null,
  sort: { column: 'name', descending: false },
  columns: null,
}

type Searched = Readonly<Record<string, unknown>>

const text = (value: unknown) => (typeof value === 'string' || typeof value === 'number' ? String(value) : '')

/** What an address, or the body of a saved view, asks for; what it does not know of is left out. */
export function readChoice(from: Searched): Choice {
  const asked = text(from.sort)
  const column = asked.replace(/^-/, '')
  const columns = text(from.columns).split(',').filter(isColumn)
  const state = text(from.state)
  return {
    q: text(from.q),
    unit: text(from.unit) || null,
    queue: text(from.queue) || null,
    state: isState(state) ? state : null,
    sort: isColumn(column) ? { column, descending: asked.startsWith('-') } : PLAIN.sort,
    columns: columns.length > 0 ? COLUMNS.filter((each) => columns.includes(each)) : null,
  }
}

/** The other way: only what is not as it is without being asked for. */
export function writeChoice(choice: Choice): Record<string, string> {
  const { q, unit, queue, state, sort, columns } = choice
  const order = `${sort.descending ? '-' : ''}${sort.column}`
  return {
    ...(q && { q }),
    ...(unit && { unit }),
    ...(queue && { queue }),
    ...(state && { state }),
    ...(order !== PLAIN.sort.column && { sort: order }),
    ...(columns && { columns: columns.join(',') }),
  }
}

export function sameChoice(one: Choice, other: Choice): boolean {
  return JSON.stringify(writeChoice(one)) === JSON.stringify(writeChoice(other))
}

/** Whether anybody is left out. */
export function isFiltered({ q, unit, queue, state }: Choice): boolean {
  return q !== '' || unit !== null || queue !== null || state !== null
}

export type BoardAddress = {
  choice: Choice
  /** The agent whose window is open. */
  agent: string | null
  choose: (part: Partial<Choice>) => void
  chooseQueue: (queue: string | null) => void
  open: (agent: string | null) => void
}

/** The board's part of the address, and ways to change it. */
export function useBoardAddress(): BoardAddress {
  const searched = useSearch({ strict: false }) as Searched
  const navigate = useNavigate()
  const written = JSON.stringify(writeChoice(readChoice(searched)))
  const choice = useMemo(() => readChoice(JSON.parse(written) as Searched), [written])
  const agent = text(searched.agent) || null
  const go = useCallback(
    (search: Record<string, string>, replace: boolean) =>
      void navigate({ to: '.', search: search as never, replace, resetScroll: false }),
    [navigate],
  )
  const choose = useCallback(
    (part: Partial<Choice>) => go(writeChoice({ ...choice, ...part }), true),
    [go, choice],
  )
  const chooseQueue = useCallback((queue: string | null) => choose({ queue }), [choose])
  const open = useCallback(
    (opened: string | null) =>
      go({ ...writeChoice(choice), ...(opened !== null && { agent: opened }) }, opened === null),
    [go, choice],
  )
  return useMemo(
    () => ({ choice, agent, choose, chooseQueue, open }),
    [choice, agent, choose, chooseQueue, open],
  )
}
