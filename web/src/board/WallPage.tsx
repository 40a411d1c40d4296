// The board for a big screen that nobody operates: queues in large numbers, agents as tiles of colour, time and line.
import { Button } from '@mantine/core'
import { useElementSize, useIdle, useReducedMotion } from '@mantine/hooks'
import { Link, useSearch } from '@tanstack/react-router'
import { type CSSProperties, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { time } from '@/i18n/format'
import { word } from '@/i18n/words'
import { useBoard, useLink } from '@/live/context'
import type { AgentRow } from '@/live/frames'
import type { Table } from '@/live/reduce'
import { useSeconds } from '@/live/ticking'
import { Connecting } from '@/ui/Connecting'
import { Empty } from '@/ui/States'
import { compareBy } from './columns'
import { type Criteria, useOrder } from './order'
import { CATEGORIES, type Category, categoryOf, matcher } from './standing'
import { tiling } from './tiling'
import classes from './Wall.module.css'
import { AgentTile, QueueTiles } from './WallTiles'

const PAGE_SIZE = 60
const PAGE_S = 15
const QUIET_MS = 3_000
const HEADING_PX = 34
const TILE = { letters: 10.5, lines: 3.1 }
const NOBODY: Table<AgentRow> = new Map()

export function WallPage() {
  const { t } = useTranslation(['board', 'common'])
  const searched = useSearch({ strict: false }) as Readonly<Record<string, unknown>>
  const unit = typeof searched.unit === 'string' ? searched.unit : null
  const queue = typeof searched.queue === 'string' ? searched.queue : null
  const { link, heardAt } = useLink()
  const rows = useBoard((board) => board.agents)
  const idle = useIdle(QUIET_MS, { initialState: true })
  if (rows === undefined) return <Connecting />
  return (
    <div className={classes.wall} data-idle={idle || undefined}>
      <header className={classes.head}>
        <h1 className="rr-hidden">{t('wall.title')}</h1>
        <Clock />
        <span className={classes.link} data-link={link}>
          {link === 'lost' && heardAt !== null
            ? t('common:link.lostShort', { time: time(heardAt) })
            : t(link === 'lost' ? 'common:link.connecting' : `common:link.${link}`)}
        </span>
        <Button component={Link} to="/board" variant="default" className={classes.leave}>
          {t('wall.leave')}
        </Button>
      </header>
      <div className={classes.content} data-stale={link === 'live' ? undefined : true}>
        <QueueTiles unit={unit} queue={queue} />
        <AgentTiles rows={rows} unit={unit} queue={queue} />
      </div>
    </div>
  )
}

function Clock() {
  const seconds = useSeconds()
  return <time className={classes.clock}>{time(seconds * 1_000)}</time>
}

type AgentTilesProps = { rows: Table<AgentRow>; unit: string | null; queue: string | null }

function AgentTiles({ rows, unit, queue }: AgentTilesProps) {
  const { t } = useTranslation('board')
  const { ref, width, height } = useElementSize()
  const criteria = useMemo<Criteria>(() => {
    const rank = (row: AgentRow) => CATEGORIES.indexOf(categoryOf(row, queue))
    const byName = compareBy('name', false, null)
    return {
      keep: matcher({ q: '', unit, queue, state: null }),
      compare: (one, other) => rank(one) - rank(other) || byName(one, other),
    }
  }, [unit, queue])
  const order = useOrder(rows ?? NOBODY, criteria, false)
  const pages = Math.max(1, Math.ceil(order.length / PAGE_SIZE))
  const [page, setPage] = usePages(pages)
  const groups = useMemo(() => {
    const shown = order.slice(page * PAGE_SIZE, (page + 1) * PAGE_SIZE)
    const found: Record<Category, AgentRow[]> = { ready: [], busy: [], withdrawn: [], absent: [] }
    for (const id of shown) {
      const row = rows.get(id)
      if (row !== undefined) found[categoryOf(row, queue)].push(row)
    }
    return found
  }, [order, page, rows, queue])
  const totals = useMemo(() => {
    const counts: Record<Category, number> = { ready: 0, busy: 0, withdrawn: 0, absent: 0 }
    for (const id of order) {
      const row = rows.get(id)
      if (row !== undefined) counts[categoryOf(row, queue)] += 1
    }
    return counts
  }, [order, rows, queue])
  const sizes = CATEGORIES.map((category) => groups[category].length)
  const { columns, height: tile, font } = tiling({ width, height }, sizes, TILE, HEADING_PX)
  const style = {
    '--tiles': columns,
    '--tile': `${Math.max(0, Math.min(tile, 200))}px`,
    '--font': `${Math.max(0, Math.min(font, 56))}px`,
  } as CSSProperties
  if (order.length === 0) return <Empty title={t('empty.title')} />
  return (
    <section className={classes.agents} aria-label={t('wall.agents')} style={style}>
      <div className={classes.groups} ref={ref}>
        {width > 0 &&
          CATEGORIES.map((category) =>
            groups[category].length === 0 ? null : (
              <section key={category} aria-label={word('category', category)}>
                <h2 className={classes.group}>
                  {word('category', category)} <span>{totals[category]}</span>
                </h2>
                <ul className={classes.tiles}>
                  {groups[category].map((row) => (
                    <AgentTile key={row.id} row={row} category={category} />
                  ))}
                </ul>
              </section>
            ),
          )}
      </div>
      {pages > 1 && (
        <div className={classes.pages}>
          <span>{t('wall.page', { page: page + 1, count: pages })}</span>
          <Button
            size="xs"
            variant="default"
            className={classes.leave}
            onClick={() => setPage((page + 1) % pages)}
          >
            {t('wall.next')}
          </Button>
        </div>
      )}
    </section>
  )
}

/** Turns the pages slowly; who wants no motion turns them by hand. */
function usePages(pages: number): [number, (page: number) => void] {
  const [page, setPage] = useState(0)
  const still = useReducedMotion()
  useEffect(() => {
    if (pages < 2 || still) return undefined
    const timer = window.setInterval(() => setPage((before) => (before + 1) % pages), PAGE_S * 1_000)
    return () => window.clearInterval(timer)
  }, [pages, still])
  return [Math.min(page, pages - 1), setPage]
}
