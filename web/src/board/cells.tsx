// What stands in each column of the agents' table.
import { IconAlertTriangle, IconPhone, IconPhoneOff } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { list } from '@/i18n/format'
import { shownLabel, word } from '@/i18n/words'
import type { AgentRow, OfferRow, StandingRow } from '@/live/frames'
import { Elapsed, Remaining } from '@/ui/Clock'
import { StatusDot } from '@/ui/StatusDot'
import classes from './AgentsTable.module.css'
import type { Column } from './columns'
import type { Names } from './names'
import { drifts, missesOf } from './standing'

export type CellProps = {
  row: AgentRow
  /** The queue that is looked at. */
  queue: string | null
  unitNames: Names
  offer: OfferRow | undefined
}

export const CELLS: Record<Column, (props: CellProps) => ReactNode> = {
  name: ({ row }) => <strong className={classes.name}>{row.name}</strong>,
  status: Status,
  since: ({ row }) => <Elapsed since={row.since} />,
  drift: DriftCell,
  activity: Activity,
  misses: MissesCell,
  queues: Queues,
  devices: Devices,
  unit: Unit,
}

function Status({ row }: CellProps) {
  const reason = row.note ?? row.reason
  const label = shownLabel(row)
  return (
    <>
      <StatusDot colour={row.colour} />
      <span className={classes.text} title={reason ? `${label} (${reason})` : label}>
        {label}
        {reason && row.code === 'status' && <span className={classes.quiet}> {reason}</span>}
      </span>
    </>
  )
}

/** What the phone system has and should have, in words. */
export function DriftText({ standing }: { standing: StandingRow }) {
  const { t } = useTranslation('board')
  if (standing.drift === null) return null
  const { wanted, observed, since } = standing.drift
  return (
    <span className={classes.drift}>
      <IconAlertTriangle size={15} aria-hidden />
      <span>
        {t('drift.says', {
          queue: standing.label,
          wanted: word('standing', wanted),
          observed: word('standing', observed),
        })}{' '}
        <Elapsed since={since} />
      </span>
    </span>
  )
}

function DriftCell({ row }: CellProps) {
  const { t } = useTranslation('board')
  const [first, ...others] = drifts(row)
  if (first === undefined) return null
  return (
    <>
      <DriftText standing={first} />
      {others.length > 0 && (
        <span className={classes.quiet}>{t('drift.more', { count: others.length })}</span>
      )}
    </>
  )
}

/** A queue's name as the agent's row has it; a call may be of a queue that they left meanwhile. */
function labelOf(row: AgentRow, queue: string): string {
  return row.queues.find((standing) => standing.queue === queue)?.label ?? queue
}

/** A call, what rings, or the work after one; and since when. */
export function Activity({ row, offer }: Pick<CellProps, 'row' | 'offer'>) {
  const { t } = useTranslation('board')
  const call = row.calls.find((each) => each.state !== 'ringing') ?? row.calls[0]
  if (call !== undefined) {
    const what = call.queue === null ? word('call', call.kind) : labelOf(row, call.queue)
    return (
      <span className={classes.text}>
        {call.state === 'connected'
          ? what
          : t('activity.call', { what, state: word('callState', call.state) })}{' '}
        <Elapsed since={call.since} /> <span className={classes.quiet}>{call.peer}</span>
      </span>
    )
  }
  if (offer !== undefined) {
    return (
      <span className={classes.text}>
        {t('activity.ringing', { queue: labelOf(row, offer.queue) })} <Elapsed since={offer.since} />
      </span>
    )
  }
  if (row.activity === 'idle') return <span className={classes.quiet}>{word('activity', 'idle')}</span>
  return (
    <span className={classes.text}>
      {word('activity', row.activity)}{' '}
      {row.activity === 'wrap_up' && row.wrap_up_until !== null ? (
        <Remaining until={row.wrap_up_until} />
      ) : (
        <Elapsed since={row.activity_since} />
      )}
    </span>
  )
}

/** "2 of 3": of the queue that is looked at, else of the one that is nearest to its threshold. */
export function MissCount({ misses, threshold }: { misses: number; threshold: number | null }) {
  const { t } = useTranslation('board')
  if (threshold === null) return <span className={classes.quiet}>{misses}</span>
  const level = misses >= threshold ? 'full' : misses === threshold - 1 && misses > 0 ? 'near' : undefined
  return (
    <span className={misses === 0 ? classes.quiet : classes.misses} data-level={level}>
      {t('misses.of', { misses, threshold })}
    </span>
  )
}

function MissesCell({ row, queue }: CellProps) {
  return row.queues.length === 0 ? null : <MissCount {...missesOf(row, queue)} />
}

function Queues({ row }: CellProps) {
  const said = row.queues.map(chip)
  return (
    <span
      className={classes.chips}
      title={said.map(({ name, why }) => (why ? `${name}: ${why}` : name)).join('\n')}
    >
      {said.map(({ id, name, word, look }) => (
        <span key={id} className={classes.chip} data-look={look}>
          {name}
          {word && <span className={classes.why}> {word}</span>}
        </span>
      ))}
    </span>
  )
}

/** How a queue stands in few words: nothing where calls may ring, else what stands against it. */
function chip(standing: StandingRow) {
  const { queue, label: name, membership, offerable, blockers, category } = standing
  const held = blockers.find((code) => code.startsWith('hold_'))
  const main = held ?? (membership === 'in' ? blockers[0] : `membership_${membership}`)
  const why = offerable || main === undefined ? null : word('brief', main)
  // What stands against all queues is seen in the other columns; said in every chip it would be noise.
  const own = main?.startsWith('hold_') || main?.startsWith('membership_')
  return { id: queue, name, word: own ? why : null, why, look: offerable ? 'ready' : category }
}

function Devices({ row }: CellProps) {
  const { t } = useTranslation('board')
  const there = row.devices.filter((device) => device.registered)
  if (there.length === 0) {
    return (
      <span className={classes.device}>
        <IconPhoneOff size={16} aria-hidden /> {t('devices.none')}
      </span>
    )
  }
  const kinds = list([...new Set(there.map((device) => word('phone', device.kind)))])
  return (
    <span className={classes.device} title={kinds}>
      <IconPhone size={16} aria-hidden /> <span className={classes.text}>{kinds}</span>
    </span>
  )
}

function Unit({ row, unitNames }: CellProps) {
  const unit = row.at_unit ?? row.unit
  return <span className={classes.text}>{unit === null ? '' : (unitNames.get(unit) ?? unit)}</span>
}
