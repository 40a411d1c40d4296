// The content of `WhyQueue`: who can be rung, what stands against each of the others, who waits. Now, off the live board,
// or at an instant of the past.
import { Badge, Button, Group, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { byName, duration, list, time } from '@/i18n/format'
import { word } from '@/i18n/words'
import { useBoard, useLink } from '@/live/context'
import type { CallRow } from '@/live/frames'
import { Elapsed } from '@/ui/Clock'
import { StatusDot } from '@/ui/StatusDot'
import { Unanswered } from './AgentExplanation'
import classes from './explanation.module.css'
import { type Member, type MembersByBlocker, membersByBlocker, membersOf, READY } from './members'
import { type Names, useNames } from './names'
import { explainQueue } from './questions'
import { TimeTravel } from './TimeTravel'
import { useDayTravel } from './useDayTravel'
import { WhyButton } from './WhyButton'

type Ask = {
  /** `at` (RFC 3339): then; undefined: now. */
  onAgent: (agent: string, at: string | undefined) => void
  onCall: (call: CallRow) => void
}
type QueueExplanationProps = Ask & { queue: string }

/** Of a group; the others come when asked for. */
const SHOWN = 20

export default function QueueExplanation({ queue, ...ask }: QueueExplanationProps) {
  const { settled, travel } = useDayTravel()
  return (
    <Stack>
      <TimeTravel {...travel} />
      {settled === null ? <Now queue={queue} {...ask} /> : <Then queue={queue} at={settled} {...ask} />}
    </Stack>
  )
}

function Now({ queue, ...ask }: QueueExplanationProps) {
  const { t } = useTranslation('why')
  const { link } = useLink()
  const agents = useBoard((board) => board.agents)
  const calls = useBoard((board) => board.calls)
  const members = useMemo(() => membersOf(agents?.values() ?? [], queue), [agents, queue])
  const waiting = useMemo(
    () => [...(calls?.values() ?? [])].filter((call) => call.queue === queue),
    [calls, queue],
  )
  return (
    <Stack data-stale={link !== 'live'}>
      {link !== 'live' && <Text role="status">{t('stale')}</Text>}
      <Told queue={queue} members={members} waiting={waiting} at={undefined} {...ask} />
    </Stack>
  )
}

function Then({ queue, at, ...ask }: QueueExplanationProps & { at: number }) {
  const names = useNames()
  const { data, error, isPlaceholderData, refetch } = useQuery(explainQueue(queue, at))
  const members = useMemo(() => (data === undefined ? [] : membersOf(data.members, queue)), [data, queue])
  if (data === undefined || error !== null)
    return <Unanswered error={error} name={names.queue(queue)} retry={() => void refetch()} />
  return (
    <Stack data-stale={isPlaceholderData} aria-busy={isPlaceholderData}>
      <Told queue={queue} members={members} waiting={data.calls} at={data.at} {...ask} />
    </Stack>
  )
}

type ToldProps = QueueExplanationProps & {
  members: readonly Member[]
  waiting: readonly CallRow[]
  /** The instant (RFC 3339); undefined: now. */
  at: string | undefined
}

function Told({ queue, members, waiting, at, onAgent, onCall }: ToldProps) {
  const { t } = useTranslation('why')
  const names = useNames()
  const groups = useMemo(() => membersByBlocker(members), [members])
  const inOrder = useMemo(
    () => waiting.toSorted((one, other) => one.since.localeCompare(other.since)),
    [waiting],
  )
  const ready = groups.find((group) => group.code === READY)?.members.length ?? 0
  const tense = at === undefined ? 'ofQueue' : 'ofQueueThen'
  return (
    <>
      <Text size="lg" fw={600}>
        {members.length === 0
          ? t(`${tense}.empty`)
          : ready === 0
            ? t(`${tense}.nobody`, { queue: names.queue(queue) })
            : t(`${tense}.sum`, { count: ready, members: members.length, queue: names.queue(queue) })}
      </Text>
      <section className={classes.part}>
        <Title order={3} size="h5">
          {t('ofQueue.waiting')}
        </Title>
        {inOrder.length === 0 && <Text size="sm">{t(`${tense}.nobodyWaits`)}</Text>}
        <ul className={classes.rows}>
          {inOrder.map((call) => (
            <Caller key={call.id} call={call} at={at} names={names} onWhy={() => onCall(call)} />
          ))}
        </ul>
      </section>
      {groups.map((group) => (
        <Members key={group.code} group={group} names={names} onWhy={(agent) => onAgent(agent, at)} />
      ))}
    </>
  )
}

type CallerProps = { call: CallRow; at: string | undefined; names: Names; onWhy: () => void }

function Caller({ call, at, names, onWhy }: CallerProps) {
  const { t } = useTranslation('why')
  const caller = call.caller || t('ofCall.anonymous')
  const agents = list(call.offered_to.map(names.agent))
  return (
    <li>
      <Text component="span" fw={500}>
        {caller}
      </Text>
      {at === undefined ? (
        <Elapsed since={call.since} />
      ) : (
        <span className="rr-digits">{duration((Date.parse(at) - Date.parse(call.since)) / 1000)}</span>
      )}
      <Text component="span" size="sm" c="dimmed" className={classes.grow}>
        {call.offered_to.length > 0 && t('ofQueue.rings', { agents })}{' '}
        {call.tried > 0 && t('ofQueue.tried', { count: call.tried })}
      </Text>
      <WhyButton of={t('ofCall.label', { caller })} onClick={onWhy} />
    </li>
  )
}

type MembersProps = {
  group: MembersByBlocker
  names: Names
  onWhy: (agent: string) => void
}

function Members({ group: { code, members }, names, onWhy }: MembersProps) {
  const { t } = useTranslation('why')
  const [all, setAll] = useState(false)
  const sorted = useMemo(() => members.toSorted((one, other) => byName(one.name, other.name)), [members])
  const shown = all ? sorted : sorted.slice(0, SHOWN)
  const title = code === READY ? t('ofQueue.ready') : groupName(code, t('ofQueue.otherStatus'))
  const rest = sorted.length - shown.length
  return (
    <section className={classes.part} aria-label={title}>
      <Group gap="xs">
        <Title order={3} size="h5">
          {title}
        </Title>
        <Badge variant="default" circle={members.length < 10}>
          {members.length}
        </Badge>
      </Group>
      <ul className={classes.rows}>
        {shown.map((agent) => (
          <OneMember key={agent.id} agent={agent} names={names} onWhy={() => onWhy(agent.id)} />
        ))}
      </ul>
      {rest > 0 && (
        <Button variant="subtle" size="compact-sm" onClick={() => setAll(true)}>
          {t('ofQueue.more', { count: rest })}
        </Button>
      )}
    </section>
  )
}

/** Members of different statuses stand in one group; each row names its own. */
export function groupName(code: string, otherStatus: string): string {
  return code === 'status_unavailable' ? otherStatus : word('blocker', code)
}

type OneMemberProps = { agent: Member; names: Names; onWhy: () => void }

function OneMember({ agent: { standing, ...agent }, names, onWhy }: OneMemberProps) {
  const { t } = useTranslation('why')
  const { threshold, misses } = standing
  const main = standing.blockers[0]
  const since = main?.startsWith('membership') || main === undefined ? standing.since : agent.since
  return (
    <li>
      <StatusDot colour={agent.colour} />
      <Text component="span" fw={500}>
        {agent.name}
      </Text>
      <Text component="span" size="sm" c="dimmed" className={classes.grow}>
        {main === 'status_unavailable' && `${names.status(agent.status)} `}
        {main !== undefined && t('ofQueue.sinceTime', { time: time(since) })}{' '}
        {threshold !== null && misses > 0 && t('ofQueue.misses', { misses, threshold })}
      </Text>
      <WhyButton of={agent.name} onClick={onWhy} />
    </li>
  )
}
