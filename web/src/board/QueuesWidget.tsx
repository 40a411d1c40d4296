// The queues: who waits and how long, who is there for them, and how callers were served today.
import { memo, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { byName, number, percent } from '@/i18n/format'
import { useBoard } from '@/live/context'
import type { QueueRow } from '@/live/frames'
import { useSeconds } from '@/live/ticking'
import { Elapsed } from '@/ui/Clock'
import { WhyButton, WhyQueue } from '@/why'
import classes from './Board.module.css'
import { served, share } from './service'

const NUMBERS = ['waiting', 'longest', 'ready', 'on_call', 'withdrawn', 'absent', 'service'] as const
type Key = 'name' | (typeof NUMBERS)[number]
type Sort = { key: Key; descending: boolean }

type QueuesWidgetProps = {
  /** The queue by which the agents are filtered. */
  chosen: string | null
  onChoose: (queue: string | null) => void
}

export function QueuesWidget({ chosen, onChoose }: QueuesWidgetProps) {
  const { t } = useTranslation('board')
  const rows = useBoard((board) => board.queues)
  const [sort, setSort] = useState<Sort>({ key: 'name', descending: false })
  const [why, setWhy] = useState<QueueRow | null>(null)
  const sorted = useMemo(() => [...(rows?.values() ?? [])].sort(compare(sort)), [rows, sort])
  return (
    <section className={classes.widget} aria-labelledby="queues-title">
      <h2 id="queues-title">{t('queues.title')}</h2>
      {sorted.length === 0 ? (
        <p className={classes.quiet}>{t('queues.none')}</p>
      ) : (
        <div className={classes.wide}>
          <table className={classes.table}>
            <thead>
              <tr>
                {(['name', ...NUMBERS] as const).map((key) => (
                  <th key={key} scope="col" aria-sort={order(sort, key)}>
                    <button type="button" className={classes.sort} onClick={() => setSort(next(sort, key))}>
                      {t(`queues.${key}`)}
                    </button>
                  </th>
                ))}
                <th>
                  <span className="rr-hidden">{t('queues.why')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {sorted.map((row) => (
                <QueueLine
                  key={row.id}
                  row={row}
                  isChosen={row.id === chosen}
                  onChoose={onChoose}
                  onWhy={setWhy}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {why !== null && <WhyQueue queue={why.id} opened onClose={() => setWhy(null)} />}
    </section>
  )
}

type QueueLineProps = {
  row: QueueRow
  isChosen: boolean
  onChoose: QueuesWidgetProps['onChoose']
  onWhy: (row: QueueRow) => void
}

const QueueLine = memo(function QueueLine({ row, isChosen, onChoose, onWhy }: QueueLineProps) {
  const { t } = useTranslation('board')
  const alone = row.waiting > 0 && row.ready + row.on_call === 0
  return (
    <tr data-chosen={isChosen || undefined}>
      <td>
        <button
          type="button"
          className={classes.link}
          aria-pressed={isChosen}
          title={t('queues.filter', { queue: row.label })}
          onClick={() => onChoose(isChosen ? null : row.id)}
        >
          {row.label}
        </button>
      </td>
      <td className={alone ? classes.alarm : undefined}>{number(row.waiting)}</td>
      <td>{row.oldest_since === null ? '–' : <Elapsed since={row.oldest_since} />}</td>
      <td>{number(row.ready)}</td>
      <td>{number(row.on_call)}</td>
      <td>{number(row.withdrawn)}</td>
      <td>{number(row.absent)}</td>
      <td>
        <ServiceLevel row={row} />
      </td>
      <td>
        <WhyButton of={row.label} onClick={() => onWhy(row)} />
      </td>
    </tr>
  )
})

/** The share of today's callers who were answered in time; nothing before the first, and yesterday's is not today's. */
export function ServiceLevel({ row }: { row: QueueRow }) {
  const { t } = useTranslation('board')
  const now = useSeconds(row.today.until !== null) * 1_000
  const level = share(row, now)
  if (level === null) return <span className={classes.quiet}>–</span>
  const { answered, within, abandoned } = served(row, now)
  const told = t('queues.serviceTold', { within, count: answered + abandoned, seconds: row.service_level_s })
  return <span title={told}>{percent(level)}</span>
}

const VALUES: Record<Exclude<Key, 'name'>, (row: QueueRow) => number> = {
  waiting: (row) => row.waiting,
  longest: (row) => (row.oldest_since === null ? 0 : -Date.parse(row.oldest_since)),
  ready: (row) => row.ready,
  on_call: (row) => row.on_call,
  withdrawn: (row) => row.withdrawn,
  absent: (row) => row.absent,
  service: (row) => share(row, 0) ?? 2,
}

function compare({ key, descending }: Sort) {
  const sign = descending ? -1 : 1
  return (one: QueueRow, other: QueueRow) =>
    sign * (key === 'name' ? byName(one.label, other.label) : VALUES[key](one) - VALUES[key](other)) ||
    byName(one.label, other.label)
}

/** Names from A, numbers from the largest; once more is the other way round. */
function next(sort: Sort, key: Key): Sort {
  return sort.key === key ? { key, descending: !sort.descending } : { key, descending: key !== 'name' }
}

function order(sort: Sort, key: Key) {
  if (sort.key !== key) return undefined
  return sort.descending ? ('descending' as const) : ('ascending' as const)
}
