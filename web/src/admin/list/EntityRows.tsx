// The lines of a list of entities. Only those in sight are drawn, so that thousands stay light.
import { Link } from '@tanstack/react-router'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef } from 'react'
import classes from './EntityList.module.css'
import type { Entry } from './entry'

const ROW_PX = 52
/** Lines drawn beyond what is in sight. */
const BEYOND = 8

type EntityRowsProps = {
  section: string
  title: string
  entries: readonly Entry[]
  selected: string | undefined
  more?: { load: () => void; loading: boolean }
}

export function EntityRows({ section, title, entries, selected, more }: EntityRowsProps) {
  const box = useRef<HTMLDivElement>(null)
  const rows = useVirtualizer({
    count: entries.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_PX,
    overscan: BEYOND,
    getItemKey: (index) => entries[index]?.id ?? index,
  })
  const drawn = rows.getVirtualItems()

  const last = drawn.at(-1)?.index ?? 0
  useEffect(() => {
    if (more && !more.loading && last >= entries.length - BEYOND) more.load()
  }, [more, last, entries.length])

  // What was opened by its address may be far down.
  const place = entries.findIndex((entry) => entry.id === selected)
  useEffect(() => {
    if (place >= 0) rows.scrollToIndex(place, { align: 'auto' })
  }, [place, rows])

  return (
    <div className={classes.rows} ref={box}>
      <ul className={classes.inner} style={{ height: rows.getTotalSize() }} aria-label={title}>
        {drawn.map((row) => {
          const entry = entries[row.index]
          if (entry === undefined) return null
          return (
            <li
              key={row.key}
              className={classes.row}
              style={{ height: row.size, transform: `translateY(${row.start}px)` }}
              aria-setsize={entries.length}
              aria-posinset={row.index + 1}
            >
              <Link
                to="/admin/$section/$key"
                params={{ section, key: entry.id }}
                className={classes.link}
                aria-current={entry.id === selected ? 'page' : undefined}
              >
                {entry.mark}
                <span className={classes.words}>
                  <span className={classes.name}>{entry.label}</span>
                  {entry.note !== undefined && <span className={classes.note}>{entry.note}</span>}
                </span>
                {entry.badge}
              </Link>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
