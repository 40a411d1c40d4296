// One queue in an agent's window: how they stand in it, their misses, and what is chosen for it.
import { Button, SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, asked } from '@/api/client'
import { shownLabel, word } from '@/i18n/words'
import type { AgentRow, StandingRow } from '@/live/frames'
import { may, useMe } from '@/session/session'
import { useCommand } from '@/ui/command'
import { Refused } from '@/ui/Refused'
import { WhyAgent, WhyButton } from '@/why'
import classes from './AgentPopup.module.css'
import { MissCount } from './cells'
import { MEMBERSHIPS, type Membership } from './changes'

type QueueLineProps = {
  agent: AgentRow
  standing: StandingRow
  /** What will be saved; null: one may not choose. */
  chosen: Membership | null
  onChoose: (queue: string, membership: Membership) => void
  error: unknown
}

export function QueueLine({ agent, standing, chosen, onChoose, error }: QueueLineProps) {
  const { t } = useTranslation('board')
  const me = useMe()
  const [why, setWhy] = useState(false)
  const { queue, label: name, misses, threshold, passed_by: passedBy } = standing
  const reset = useCommand((_: null, key) =>
    asked(
      api.POST('/api/v1/agents/{agent}/queues/{queue}/reset-misses', {
        params: { path: { agent: agent.id, queue }, header: { 'Idempotency-Key': key } },
      }),
    ),
  )
  return (
    <li className={classes.queue} data-changed={(chosen !== null && chosen !== standing.chosen) || undefined}>
      <div className={classes.queueTop}>
        <span className={classes.queueName}>{name}</span>
        <WhyButton of={t('popup.inQueue', { agent: agent.name, queue: name })} onClick={() => setWhy(true)} />
        <span className={classes.grow} />
        {chosen === null ? (
          <span>{word('membership', standing.chosen)}</span>
        ) : (
          <SegmentedControl
            size="xs"
            aria-label={name}
            data={MEMBERSHIPS.map((value) => ({ value, label: word('membership', value) }))}
            value={chosen}
            onChange={(value) => onChoose(queue, value as Membership)}
          />
        )}
      </div>
      <div className={classes.queueNow}>
        <span>{stands(agent, standing, t('popup.offerable'))}</span>
        <span>
          {t('column.misses')}: <MissCount misses={misses} threshold={threshold} />
          {passedBy !== null && ` (${word('passedBy', passedBy)})`}
        </span>
        {misses > 0 && may(me, 'reset_misses') && (
          <Button
            size="compact-xs"
            variant="default"
            loading={reset.isPending}
            aria-label={t('popup.resetOf', { queue: name })}
            onClick={() => reset.mutate(null)}
          >
            {t('popup.reset')}
          </Button>
        )}
      </div>
      <Refused error={error} params={{ agent: agent.name, queue: name }} />
      <Refused error={reset.error} params={{ agent: agent.name, queue: name }} />
      {why && <WhyAgent agent={agent.id} queue={queue} opened onClose={() => setWhy(false)} />}
    </li>
  )
}

/** Whether calls may ring, else all that stands against it. */
function stands(agent: AgentRow, standing: StandingRow, offerable: string): string {
  if (standing.offerable) return offerable
  return standing.blockers.map((code) => word('blocker', code, { status: shownLabel(agent) })).join(' · ')
}
