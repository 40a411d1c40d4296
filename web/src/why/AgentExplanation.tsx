// The content of `WhyAgent`: how an agent stood in each queue at an instant, and everything that stood against a call.

import { Badge, Group, Stack, Text, Title } from '@mantine/core'
import { IconBell, IconBellOff } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Api } from '@/api/client'
import { Problem } from '@/api/problem'
import { list, timeOrDate } from '@/i18n/format'
import { shownLabel, word } from '@/i18n/words'
import { useAgentRow, useLink } from '@/live/context'
import { may, useMe } from '@/session/session'
import { useFreshen } from '@/ui/freshen'
import { TextLink } from '@/ui/links'
import { Empty, Failed, Waiting } from '@/ui/States'
import { Before } from './Before'
import { Blockers } from './Blockers'
import classes from './explanation.module.css'
import { type Names, useNames } from './names'
import { agentChanges, explainAgent } from './questions'
import { instantsSaid, told } from './sentences'
import { TimeTravel } from './TimeTravel'
import { useDayTravel } from './useDayTravel'

type Explanation = Api<'AgentExplanation'>
type InQueue = Explanation['queues'][number]

type AgentExplanationProps = { agent: string; queue?: string; at?: string }

export default function AgentExplanation({ agent, queue, at: first }: AgentExplanationProps) {
  const { t } = useTranslation('why')
  const names = useNames({ people: true })
  const client = useQueryClient()
  const { link } = useLink()
  const { settled, day, zone, travel } = useDayTravel(first)
  const answer = useQuery(explainAgent(agent, queue, settled))
  const changes = useQuery(agentChanges(agent, day, zone)).data ?? []
  const row = useAgentRow(agent)
  useFreshen(row, () => {
    void client.invalidateQueries({ queryKey: ['why', 'agent', agent, queue ?? null, null] })
    void client.invalidateQueries({ queryKey: ['why', 'changes', agent] })
  })
  const stale = settled === null && link !== 'live'
  return (
    <Stack>
      <TimeTravel {...travel} changes={changes} />
      {answer.data === undefined || answer.error !== null ? (
        <Unanswered error={answer.error} name={names.agent(agent)} retry={() => void answer.refetch()} />
      ) : (
        <Stack data-stale={stale || answer.isPlaceholderData} aria-busy={answer.isPlaceholderData}>
          {stale && <Text role="status">{t('stale')}</Text>}
          <Told told={answer.data} names={names} past={settled !== null} />
        </Stack>
      )}
    </Stack>
  )
}

/** While there is no answer: of somebody, or a queue, that was not there yet then, or of what failed. */
export function Unanswered({ error, name, retry }: { error: unknown; name: string; retry: () => void }) {
  const { t } = useTranslation('why')
  if (error === null) return <Waiting />
  if (error instanceof Problem && error.code === 'unknown')
    return <Empty title={t('travel.notThen', { name })} />
  return <Failed error={error} retry={retry} />
}

function Told({ told: explained, names, past }: { told: Explanation; names: Names; past: boolean }) {
  const { t } = useTranslation('why')
  const me = useMe()
  const name = names.agent(explained.agent)
  const common = commonBlockers(explained.queues)
  return (
    <Stack gap="md">
      <Text size="lg" fw={600} role="status">
        {summary(explained, name, names, past, t)}
      </Text>
      {explained.source === null ? (
        <Facts told={explained} />
      ) : (
        <Before source={explained.source} notKnown={explained.not_known} />
      )}
      {common.length > 0 && (
        <section className={classes.part}>
          <Title order={3} size="h5">
            {t('everyQueue')}
          </Title>
          <Blockers rows={common} agent={name} queue={null} names={names} now={explained.at} />
        </section>
      )}
      {explained.queues.map((each) => (
        <OfQueue key={each.queue} told={each} common={common} agent={name} names={names} now={explained.at} />
      ))}
      {may(me, 'see_agents') && (
        <TextLink to="/agents/$agent" params={{ agent: explained.agent }} size="sm">
          {t('history')}
        </TextLink>
      )}
    </Stack>
  )
}

type T = ReturnType<typeof useTranslation<'why'>>['t']

function summary({ queues, source }: Explanation, agent: string, names: Names, past: boolean, t: T): string {
  const ready = queues.filter((each) => each.offerable).map((each) => names.queue(each.queue))
  const blocked = queues.filter((each) => each.offerable === false).map((each) => names.queue(each.queue))
  const tense = past ? 'sumPast' : 'sum'
  if (source !== null && blocked.length === 0)
    return t(queues.length === 0 ? 'before.noQueue' : 'queue.nothingKnown', { agent })
  if (queues.length === 0) return t(`${tense}.noQueue`, { agent })
  if (blocked.length === 0) return t(`${tense}.all`, { agent, queues: list(ready) })
  if (ready.length === 0) return t(`${tense}.none`, { agent, queues: list(blocked, 'disjunction') })
  return t(`${tense}.some`, { agent, ready: list(ready), blocked: list(blocked, 'disjunction') })
}

/** What stands against a call of every queue is said once. */
export function commonBlockers(queues: readonly InQueue[]): Api<'BlockerRow'>[] {
  const [first, ...others] = queues
  if (first === undefined || others.length === 0) return []
  return first.blockers.filter((row) =>
    others.every((other) => other.blockers.some((each) => sameBlocker(each, row))),
  )
}

/** Of one queue alone speak those whose sentence names it. */
const OF_ONE_QUEUE = new Set(['membership_out', 'membership_paused'])

function sameBlocker(one: Api<'BlockerRow'>, other: Api<'BlockerRow'>): boolean {
  return (
    one.code === other.code &&
    !OF_ONE_QUEUE.has(one.code) &&
    one.since === other.since &&
    one.cause === other.cause &&
    one.params.hold === other.params.hold &&
    one.params.call === other.params.call
  )
}

function Facts({ told: explained }: { told: Explanation }) {
  const { t } = useTranslation('why')
  const { code, label, state, since, at } = explained
  const facts = [
    [
      t('facts.status'),
      t('facts.since', {
        what: shownLabel({ code, label, state }),
        time: timeOrDate(since, at),
      }),
    ],
    [t('facts.activity'), word('activity', explained.activity)],
    [t('facts.direct'), told('direct', explained.direct_calls, explained.direct_calls)],
    [t('facts.outgoing'), told('outgoing', explained.outgoing_calls, explained.outgoing_calls)],
  ]
  return (
    <dl className={classes.facts} aria-label={t('facts.label')}>
      {facts.map(([term, description]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{description}</dd>
        </div>
      ))}
    </dl>
  )
}

type OfQueueProps = {
  told: InQueue
  common: readonly Api<'BlockerRow'>[]
  agent: string
  names: Names
  now: string
}

function OfQueue({ told: queue, common, agent, names, now }: OfQueueProps) {
  const { t } = useTranslation('why')
  const own = queue.blockers.filter((row) => !common.some((each) => sameBlocker(each, row)))
  return (
    <section className={classes.part} aria-label={names.queue(queue.queue)}>
      <Group gap="xs">
        <Title order={3} size="h5">
          {names.queue(queue.queue)}
        </Title>
        <Badge
          variant="light"
          color={queue.offerable ? 'green' : queue.offerable === null ? 'yellow' : 'gray'}
          c="var(--mantine-color-text)"
          tt="none"
          leftSection={
            queue.offerable === false ? (
              <IconBellOff size={12} aria-hidden />
            ) : (
              <IconBell size={12} aria-hidden />
            )
          }
        >
          {t(queue.offerable === null ? 'queue.maybe' : queue.offerable ? 'queue.yes' : 'queue.no')}
        </Badge>
      </Group>
      {own.length > 0 ? (
        <Blockers rows={own} agent={agent} queue={queue.queue} names={names} now={now} />
      ) : (
        <Text size="sm">
          {t(
            queue.offerable === null
              ? 'queue.nothingKnown'
              : queue.offerable
                ? 'queue.clear'
                : 'queue.onlyCommon',
          )}
        </Text>
      )}
      {queue.drift !== null && (
        <Text size="sm">
          {t('queue.drift', {
            agent,
            wanted: word('standing', queue.drift.wanted),
            observed: word('standing', queue.drift.observed),
            time: timeOrDate(queue.drift.since, now),
          })}
        </Text>
      )}
      {own.every((row) => row.judgement === null) && <Misses told={queue} now={now} />}
    </section>
  )
}

function Misses({ told: { misses, threshold, passed_by }, now }: { told: InQueue; now: string }) {
  const { t } = useTranslation('why')
  if (passed_by !== null && threshold !== null)
    return (
      <Text size="sm" c="dimmed">
        {t('queue.passedBy', { why: word('passedBy', passed_by) })}
      </Text>
    )
  if (threshold === null || misses.length === 0) return null
  const said = t('queue.misses', { misses: misses.length, count: threshold })
  return (
    <Text size="sm" c="dimmed" className="rr-digits">
      {t('queue.missesAt', {
        said,
        times: list(
          instantsSaid(
            misses.map(({ at }) => at),
            now,
          ),
        ),
      })}
    </Text>
  )
}
