// The content of `WhyQueue`, off the live board: who can be rung now, what stands against each of the others, who waits.
import { Badge, Button, Group, Stack, Text, Title } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { byName, list, time } from '@/i18n/format'
import { word } from '@/i18n/words'
import { useBoard, useLink } from '@/live/context'
import type { AgentRow, CallRow } from '@/live/frames'
import { Elapsed } from '@/ui/Clock'
import { StatusDot } from '@/ui/StatusDot'
import classes from './explanation.module.css'
import { type MembersByBlocker, membersByBlocker, READY } from './members'
import { type Names, useNames } from './names'
import { WhyButton } from './WhyButton'

type QueueExplanationProps = {
  queue: string
  onAgent: (agent: string) => void
  onCall: (call: string) => void
}

/** Of a group; the others come when asked for. */
const SHOWN = 20

export default function QueueExplanation({ queue, onAgent, onCall }: QueueExplanationProps) {
  const { t } = useTranslation('why')
  const names = useNames()
  const { link } = useLink()
  const agents = useBoard((board) => board.agents)
  const calls = useBoard((board) => board.calls)
  const groups = useMemo(() => membersByBlocker(agents?.values() ?? [], queue), [agents, queue])
  const waiting = useMemo(
    () =>
      [...(calls?.values() ?? [])]
        .filter((call) => call.queue === queue)
        .sort((one, other) => one.since.localeCompare(other.since)),
    [calls, queue],
  )
  const members = groups.reduce((sum, group) => sum + group.members.length, 0)
  const ready = groups.find((group) => group.code === READY)?.members.length ?? 0
  return (
    <Stack data-stale={link !== 'live'}>
      {link !== 'live' && <Text role="status">{t('stale')}</Text>}
      <Text size="lg" fw={600}>
        {members === 0
          ? t('ofQueue.empty')
          : ready === 0
            ? t('ofQueue.nobody', { queue: names.queue(queue) })
            : t('ofQueue.sum', { count: ready, members, queue: names.queue(queue) })}
      </Text>
      <section className={classes.part}>
        <Title order={3} size="h5">
          {t('ofQueue.waiting')}
        </Title>
        {waiting.length === 0 && <Text size="sm">{t('ofQueue.nobodyWaits')}</Text>}
        <ul className={classes.rows}>
          {waiting.map((call) => (
            <Waiting key={call.id} call={call} names={names} onWhy={() => onCall(call.id)} />
          ))}
        </ul>
      </section>
      {groups.map((group) => (
        <Members key={group.code} group={group} queue={queue} names={names} onWhy={onAgent} />
      ))}
    </Stack>
  )
}

function Waiting({ call, names, onWhy }: { call: CallRow; names: Names; onWhy: () => void }) {
  const { t } = useTranslation('why')
  const caller = call.caller || t('ofCall.anonymous')
  const agents = list(call.offered_to.map(names.agent))
  return (
    <li>
      <Text component="span" fw={500}>
        {caller}
      </Text>
      <Elapsed since={call.since} />
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
  queue: string
  names: Names
  onWhy: (agent: string) => void
}

function Members({ group: { code, members }, queue, names, onWhy }: MembersProps) {
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
          <Member key={agent.id} agent={agent} queue={queue} names={names} onWhy={() => onWhy(agent.id)} />
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

type MemberProps = { agent: AgentRow; queue: string; names: Names; onWhy: () => void }

function Member({ agent, queue, names, onWhy }: MemberProps) {
  const { t } = useTranslation('why')
  const standing = agent.queues.find((each) => each.queue === queue)
  const threshold = standing?.threshold ?? null
  const main = standing?.blockers[0]
  const since = main?.startsWith('membership') || main === undefined ? standing?.since : agent.since
  return (
    <li>
      <StatusDot colour={agent.colour} />
      <Text component="span" fw={500}>
        {agent.name}
      </Text>
      <Text component="span" size="sm" c="dimmed" className={classes.grow}>
        {main === 'status_unavailable' && `${names.status(agent.status)} `}
        {main !== undefined && since !== undefined && t('ofQueue.sinceTime', { time: time(since) })}{' '}
        {threshold !== null &&
          (standing?.misses ?? 0) > 0 &&
          t('ofQueue.misses', { misses: standing?.misses, threshold })}
      </Text>
      <WhyButton of={agent.name} onClick={onWhy} />
    </li>
  )
}
