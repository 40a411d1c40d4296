// The callers who wait: how long, who is rung for them, how many had it and did not take it.
import { memo, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { list } from '@/i18n/format'
import { useBoard } from '@/live/context'
import type { CallRow } from '@/live/frames'
import { Elapsed } from '@/ui/Clock'
import { WhyButton, WhyCall } from '@/why'
import classes from './Board.module.css'
import { useQueueNames } from './names'

const SHOWN = 20

/** Who has waited longest comes first. `queue`: only its callers. */
export function CallersWidget({ queue }: { queue: string | null }) {
  const { t } = useTranslation('board')
  const calls = useBoard((board) => board.calls)
  const agents = useBoard((board) => board.agents)
  const queueNames = useQueueNames()
  const [why, setWhy] = useState<string | null>(null)
  const waiting = useMemo(
    () =>
      [...(calls?.values() ?? [])]
        .filter((call) => queue === null || call.queue === queue)
        .sort((one, other) => Date.parse(one.since) - Date.parse(other.since)),
    [calls, queue],
  )
  const told = (call: CallRow) => {
    const rung = call.offered_to.map((agent) => agents?.get(agent)?.name ?? agent)
    if (rung.length > 0) return t('callers.rings', { agents: list(rung) })
    return call.tried > 0 ? t('callers.tried', { count: call.tried }) : t('callers.untried')
  }
  return (
    <section className={classes.widget} aria-labelledby="callers-title">
      <h2 id="callers-title">{t('callers.title')}</h2>
      {waiting.length === 0 ? (
        <p className={classes.quiet}>{t('callers.none')}</p>
      ) : (
        <ul className={classes.list}>
          {waiting.slice(0, SHOWN).map((call) => (
            <CallerLine
              key={call.id}
              call={call}
              queue={queueNames.get(call.queue) ?? call.queue}
              told={told(call)}
              onWhy={setWhy}
            />
          ))}
        </ul>
      )}
      {waiting.length > SHOWN && (
        <p className={classes.quiet}>{t('callers.more', { count: waiting.length - SHOWN })}</p>
      )}
      {why !== null && <WhyCall call={why} opened onClose={() => setWhy(null)} />}
    </section>
  )
}

type CallerLineProps = { call: CallRow; queue: string; told: string; onWhy: (call: string) => void }

const CallerLine = memo(function CallerLine({ call, queue, told, onWhy }: CallerLineProps) {
  return (
    <li>
      <strong>
        <Elapsed since={call.since} />
      </strong>
      <span className={classes.grow}>
        {queue}, {call.caller}
        <br />
        <span className={classes.quiet}>{told}</span>
      </span>
      <WhyButton of={call.caller} onClick={() => onWhy(call.id)} />
    </li>
  )
})
