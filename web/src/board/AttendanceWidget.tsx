// Who of one's units is clocked in and who is away, in real time. For those who may see attendance.
import { Button } from '@mantine/core'
import { memo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { shownLabel } from '@/i18n/words'
import { useBoard } from '@/live/context'
import type { AgentRow } from '@/live/frames'
import type { Table } from '@/live/reduce'
import { Elapsed } from '@/ui/Clock'
import { StatusDot } from '@/ui/StatusDot'
import classes from './Board.module.css'
import { compareBy } from './columns'
import { type Names, useUnitNames } from './names'
import { type Criteria, useOrder } from './order'

const SHOWN = 12
const NOBODY: Table<AgentRow> = new Map()
const compare = compareBy('name', false, null)
const HERE: Criteria = { keep: (row) => row.at_unit !== null, compare }
const AWAY: Criteria = { keep: (row) => row.state === 'clocked_out', compare }

export function AttendanceWidget({ onOpen }: { onOpen: (agent: string) => void }) {
  const { t } = useTranslation(['board', 'common'])
  const rows = useBoard((board) => board.agents) ?? NOBODY
  const units = useUnitNames()
  const [whole, setWhole] = useState(false)
  const here = useOrder(rows, HERE, false)
  const away = useOrder(rows, AWAY, false)
  const all = [...here, ...away]
  return (
    <section className={classes.widget} aria-labelledby="attendance-title">
      <h2 id="attendance-title">{t('attendance.title')}</h2>
      {all.length === 0 ? (
        <p className={classes.quiet}>{t('attendance.none')}</p>
      ) : (
        <>
          <p>
            {t('attendance.here', { count: here.length })} · {t('attendance.away', { count: away.length })}
          </p>
          <ul className={classes.list}>
            {all.slice(0, whole ? undefined : SHOWN).map((id) => (
              <Present key={id} row={rows.get(id)} units={units} onOpen={onOpen} />
            ))}
          </ul>
          {all.length > SHOWN && !whole && (
            <Button variant="subtle" size="xs" onClick={() => setWhole(true)}>
              {t('attendance.all', { count: all.length })}
            </Button>
          )}
        </>
      )}
    </section>
  )
}

type PresentProps = { row: AgentRow | undefined; units: Names; onOpen: (agent: string) => void }

const Present = memo(function Present({ row, units, onOpen }: PresentProps) {
  if (row === undefined) return null
  const unit = row.at_unit === null ? null : (units.get(row.at_unit) ?? row.at_unit)
  const reason = row.note ?? row.reason
  return (
    <li>
      <StatusDot colour={row.colour} />
      <span className={classes.grow}>
        <button type="button" className={classes.link} onClick={() => onOpen(row.id)}>
          {row.name}
        </button>
        <br />
        <span className={classes.quiet}>
          {shownLabel(row)}
          {reason && row.code === 'status' ? `, ${reason}` : ''}
          {unit === null ? '' : ` · ${unit}`}
        </span>
      </span>
      <Elapsed since={row.since} />
    </li>
  )
})
