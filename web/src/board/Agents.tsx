// The agents' part of the board: looking for some of them, the table of those, and whether its order is held.
import { Button, Text } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconPinned } from '@tabler/icons-react'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { number } from '@/i18n/format'
import { useBoard } from '@/live/context'
import type { AgentRow } from '@/live/frames'
import type { Table } from '@/live/reduce'
import { useAnnounce } from '@/ui/announce'
import { Empty } from '@/ui/States'
import { AgentsTable } from './AgentsTable'
import classes from './Board.module.css'
import { COLUMNS, type Column, compareBy, NARROW } from './columns'
import { Filters } from './Filters'
import { useMyUnits } from './names'
import { useOrder } from './order'
import { type BoardAddress, isFiltered, PLAIN, type Sort } from './search'
import { isDrifting, matcher } from './standing'

const NOBODY: Table<AgentRow> = new Map()

export function Agents({ address }: { address: BoardAddress }) {
  const { t } = useTranslation('board')
  const rows = useBoard((board) => board.agents) ?? NOBODY
  const { choice, choose, open, agent } = address
  const narrow = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false })
  const criteria = useMemo(() => {
    const { column, descending } = choice.sort
    return { keep: matcher(choice), compare: compareBy(column, descending, choice.queue) }
  }, [choice])
  const [held, hold] = useHold()
  const order = useOrder(rows, criteria, held || agent !== null)
  useCountSaid(order.length, criteria)
  const latest = useRef(rows)
  latest.current = rows
  const peek = useCallback(() => latest.current, [])
  const sortBy = useCallback((sort: Sort) => choose({ sort }), [choose])
  const columns = useColumns(rows, choice.columns, narrow)
  return (
    <section className={classes.agents} aria-label={t('agents.title')}>
      <Filters peek={peek} address={address} columns={columns} narrow={narrow} />
      <div className={classes.summary}>
        <Text size="sm" component="p" className={classes.count}>
          {order.length === rows.size
            ? t('agents.count', { count: rows.size, total: number(rows.size) })
            : t('agents.countOf', {
                count: rows.size,
                found: number(order.length),
                total: number(rows.size),
              })}
        </Text>
        {held && (
          <span className={classes.hold}>
            <IconPinned size={14} aria-hidden />
            {t('agents.held')}
          </span>
        )}
      </div>
      {order.length === 0 ? (
        <Empty title={t('agents.noneFound')} hint={t('agents.noneFoundHint')}>
          {isFiltered(choice) && (
            <Button
              variant="default"
              onClick={() => choose({ ...PLAIN, sort: choice.sort, columns: choice.columns })}
            >
              {t('filter.clear')}
            </Button>
          )}
        </Empty>
      ) : (
        <AgentsTable
          rows={rows}
          order={order}
          columns={columns}
          narrow={narrow}
          sort={choice.sort}
          queue={choice.queue}
          onSort={sortBy}
          onOpen={open}
          onHold={hold}
        />
      )}
    </section>
  )
}

/** Whether the order is held: by a pointer over the rows, or by the focus in one. */
function useHold() {
  const by = useRef({ pointer: false, focus: false })
  const [held, setHeld] = useState(false)
  const hold = useCallback((where: 'pointer' | 'focus', now: boolean) => {
    by.current[where] = now
    setHeld(by.current.pointer || by.current.focus)
  }, [])
  return [held, hold] as const
}

/** Those that were chosen, else those that suit: the unit where there are several, drift while there is some. */
function useColumns(rows: Table<AgentRow>, chosen: readonly Column[] | null, narrow: boolean) {
  const units = useMyUnits().size
  const drifting = useMemo(() => {
    for (const row of rows.values()) if (isDrifting(row)) return true
    return false
  }, [rows])
  return useMemo(() => {
    if (chosen !== null) return chosen
    if (narrow) return NARROW
    return COLUMNS.filter((column) => (column !== 'unit' || units > 1) && (column !== 'drift' || drifting))
  }, [chosen, narrow, units, drifting])
}

/** Says how many were found once one looked for others; not when agents come and go by themselves. */
function useCountSaid(count: number, criteria: object) {
  const { t } = useTranslation('board')
  const announce = useAnnounce()
  const latest = useRef(count)
  latest.current = count
  const said = useRef(criteria)
  useEffect(() => {
    if (said.current === criteria) return
    said.current = criteria
    announce(t('agents.found', { count: latest.current }))
  }, [criteria, announce, t])
}
