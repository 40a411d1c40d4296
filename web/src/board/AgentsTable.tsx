// The agents as a table of which only what is seen is drawn: its rows keep their places under a pointer or the focus.
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { useVirtualizer } from '@tanstack/react-virtual'
import {
  type CSSProperties,
  type KeyboardEvent,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { useTranslation } from 'react-i18next'
import type { AgentRow } from '@/live/frames'
import type { Table } from '@/live/reduce'
import { AgentLine } from './AgentLine'
import classes from './AgentsTable.module.css'
import { type Column, tracks } from './columns'
import { useOffersByAgent, useUnitNames } from './names'
import type { Sort } from './search'

const ROW_PX = 40
const HEAD_PX = 36
const BORDERS_PX = 2
const STEPS: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 }

type AgentsTableProps = {
  rows: Table<AgentRow>
  order: readonly string[]
  columns: readonly Column[]
  narrow: boolean
  sort: Sort
  /** The queue that is looked at. */
  queue: string | null
  onSort: (sort: Sort) => void
  onOpen: (agent: string) => void
  /** Somebody points at a row, or the focus is in one. */
  onHold: (where: 'pointer' | 'focus', held: boolean) => void
}

export function AgentsTable(props: AgentsTableProps) {
  const { rows, order, columns, narrow, sort, queue, onSort, onOpen, onHold } = props
  const { t } = useTranslation('board')
  const scroller = useRef<HTMLDivElement>(null)
  const unitNames = useUnitNames()
  const offers = useOffersByAgent()
  const { setActive, activeAt, virtualizer, onKeyDown } = useRows(order, scroller, onOpen)
  const { template, least } = useMemo(() => tracks(columns, narrow), [columns, narrow])
  const open = useCallback(
    (agent: string) => {
      setActive(agent)
      onOpen(agent)
    },
    [setActive, onOpen],
  )
  // As high as its rows, and not higher than the page has room for.
  const height = HEAD_PX + order.length * ROW_PX + BORDERS_PX
  return (
    <div
      ref={scroller}
      className={classes.scroller}
      role="grid"
      aria-label={t('agents.title')}
      aria-rowcount={order.length + 1}
      aria-colcount={columns.length}
      style={{ '--columns': template, '--least': least, height } as CSSProperties}
    >
      <div role="rowgroup" className={classes.head}>
        <div role="row" aria-rowindex={1} className={classes.heading}>
          {columns.map((column) => (
            <Heading key={column} column={column} sort={sort} onSort={onSort} />
          ))}
        </div>
      </div>
      <div
        role="rowgroup"
        className={classes.body}
        style={{ height: virtualizer.getTotalSize() }}
        onKeyDown={onKeyDown}
        onPointerEnter={(event) => event.pointerType !== 'touch' && onHold('pointer', true)}
        onPointerLeave={() => onHold('pointer', false)}
        onFocus={() => onHold('focus', true)}
        onBlur={() => onHold('focus', false)}
      >
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const id = order[index] ?? ''
          return (
            <AgentLine
              key={id}
              id={id}
              row={rows.get(id)}
              index={index}
              top={start - HEAD_PX}
              isActive={index === activeAt}
              columns={columns}
              queue={queue}
              unitNames={unitNames}
              offer={offers.get(id)}
              onOpen={open}
            />
          )
        })}
      </div>
    </div>
  )
}

/** Which rows are drawn, and which of them the keyboard is at: that one is drawn wherever the others are. */
function useRows(
  order: readonly string[],
  scroller: { readonly current: HTMLDivElement | null },
  onOpen: (agent: string) => void,
) {
  const [active, setActive] = useState<string | null>(null)
  const found = active === null ? 0 : order.indexOf(active)
  const activeAt = Math.max(0, found)
  const virtualizer = useVirtualizer({
    count: order.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    getItemKey: (index) => order[index] ?? index,
    overscan: 4,
    scrollMargin: HEAD_PX,
    scrollPaddingStart: HEAD_PX,
    rangeExtractor: ({ startIndex, endIndex, overscan, count }) => {
      const first = Math.max(0, startIndex - overscan)
      const last = Math.min(count - 1, endIndex + overscan)
      const shown = Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at)
      if (activeAt >= count || (activeAt >= first && activeAt <= last)) return shown
      return activeAt < first ? [activeAt, ...shown] : [...shown, activeAt]
    },
  })
  const moved = useRef(false)
  useEffect(() => {
    if (!moved.current || active === null) return
    moved.current = false
    const at = [...(scroller.current?.querySelectorAll<HTMLElement>('[data-agent]') ?? [])]
    at.find((each) => each.dataset.agent === active)?.focus({ preventScroll: true })
  }, [active, scroller])
  const onKeyDown = (event: KeyboardEvent) => {
    const current = order[activeAt]
    if (event.key === 'Enter' && current !== undefined) {
      event.preventDefault()
      onOpen(current)
      return
    }
    const step = STEPS[event.key]
    const to = event.key === 'Home' ? 0 : event.key === 'End' ? order.length - 1 : step && activeAt + step
    if (to === undefined) return
    event.preventDefault()
    const at = Math.min(order.length - 1, Math.max(0, to))
    virtualizer.scrollToIndex(at, { align: 'auto' })
    moved.current = order[at] !== current
    setActive(order[at] ?? null)
  }
  return { setActive, activeAt, virtualizer, onKeyDown }
}

function Heading({ column, sort, onSort }: { column: Column; sort: Sort; onSort: (sort: Sort) => void }) {
  const { t } = useTranslation('board')
  const sorted = sort.column === column
  const Arrow = sort.descending ? IconArrowDown : IconArrowUp
  return (
    <div role="columnheader" aria-sort={sorted ? (sort.descending ? 'descending' : 'ascending') : 'none'}>
      <button
        type="button"
        className={classes.sort}
        onClick={() => onSort({ column, descending: sorted && !sort.descending })}
      >
        {t(`column.${column}`)}
        {sorted && <Arrow size={14} aria-hidden />}
      </button>
    </div>
  )
}
