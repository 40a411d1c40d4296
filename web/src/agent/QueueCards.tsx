// My queues: in, pause or out of each and of all, what takes effect, and why one does not ring.
import { Badge, Button, Group, Paper, SegmentedControl, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import * as queries from '@/api/queries'
import { word } from '@/i18n/words'
import { useBoard } from '@/live/context'
import type { StandingRow } from '@/live/frames'
import { Elapsed } from '@/ui/Clock'
import { Refused } from '@/ui/Refused'
import { StatusDot } from '@/ui/StatusDot'
import classes from './Agent.module.css'
import { useAct } from './acts'
import type { Mine } from './mine'

const WhyAgent = lazy(() => import('@/why').then(({ WhyAgent }) => ({ default: WhyAgent })))

type MembershipValue = StandingRow['chosen']
const VALUES = ['in', 'paused', 'out'] as const

export function QueueCards({ mine }: { mine: Mine }) {
  const { t } = useTranslation('agent')
  const { queues } = mine.row
  const all = useAct(mine.agent)
  if (queues.length === 0) return null
  const waits = all.isPending ? all.variables : undefined
  return (
    <section aria-labelledby="queues-title" data-stale={mine.link !== 'live' || undefined}>
      <Group justify="space-between" mb="xs">
        <Group gap="xs">
          <Title order={2} size="h5" id="queues-title">
            {t('queues.title')}
          </Title>
          <Why agent={mine.agent} />
        </Group>
        {queues.length > 1 && (
          <Group gap={6} role="group" aria-label={t('queues.all')}>
            <Text size="sm" c="dimmed" aria-hidden>
              {t('queues.all')}
            </Text>
            {VALUES.map((membership) => (
              <Button
                key={membership}
                size="compact-md"
                variant="default"
                loading={waits?.do === 'membership' && waits.membership === membership}
                onClick={() => all.mutate({ do: 'membership', membership })}
              >
                {t(`queues.${membership}`)}
              </Button>
            ))}
          </Group>
        )}
      </Group>
      <Refused error={all.error} />
      <Paper withBorder component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
        {queues.map((row) => (
          <QueueCard key={row.queue} mine={mine} row={row} />
        ))}
      </Paper>
    </section>
  )
}

/** Why calls ring me or not, queue by queue, with who did what when. */
function Why({ agent }: { agent: string }) {
  const { t } = useTranslation('agent')
  const [opened, setOpened] = useState<boolean | null>(null)
  return (
    <>
      <Button
        size="compact-sm"
        variant="subtle"
        aria-haspopup="dialog"
        aria-label={t('queues.whyLong')}
        onClick={() => setOpened(true)}
      >
        {t('queues.why')}
      </Button>
      {opened !== null && (
        <Suspense>
          <WhyAgent agent={agent} opened={opened} onClose={() => setOpened(false)} />
        </Suspense>
      )}
    </>
  )
}

function QueueCard({ mine, row }: { mine: Mine; row: StandingRow }) {
  const { t } = useTranslation('agent')
  const label = mine.queueLabel(row.queue)
  const act = useAct(mine.agent)
  const [wanted, setWanted] = useState<MembershipValue | null>(null)
  const effective = useEffective(mine, row)
  // What was asked for is shown until the live row says how it is, or it was refused.
  // biome-ignore lint/correctness/useExhaustiveDependencies: any change of the row ends the wait
  useEffect(() => setWanted(null), [row])
  function choose(membership: MembershipValue) {
    if (membership === effective) return
    setWanted(membership)
    act.mutate({ do: 'membership', membership, queue: row.queue }, { onError: () => setWanted(null) })
  }
  return (
    <li className={classes.queue}>
      <div>
        <Group gap="xs">
          <Text fw={600} className="rr-words">
            {label}
          </Text>
          <Standing row={row} />
          <Misses row={row} />
        </Group>
        <Blockers mine={mine} row={row} />
        <WhoWaits queue={row.queue} live={mine.link === 'live'} />
      </div>
      <SegmentedControl
        aria-label={t('queues.membershipOf', { queue: label })}
        value={wanted ?? effective}
        onChange={(value) => choose(value as MembershipValue)}
        data={VALUES.map((value) => ({ value, label: t(`queues.${value}`) }))}
      />
      <Notes row={row} error={act.error} />
    </li>
  )
}

/** What holds: a withdrawal may stand over what was chosen, and so may a status that covers the queues. */
function useEffective(mine: Mine, row: StandingRow): MembershipValue {
  const { data: settings } = useQuery(queries.settings)
  const available = mine.statuses.get(mine.row.status)?.kind === 'available'
  return settings?.status_covers_queues && !available ? 'out' : row.membership
}

function Standing({ row }: { row: StandingRow }) {
  const { t } = useTranslation('agent')
  const rings = row.offerable
  const otherwise = row.category === 'busy' ? word('category', 'busy') : t('queues.silent')
  return (
    <Badge
      variant="outline"
      color="gray"
      tt="none"
      leftSection={<StatusDot colour={rings ? '#2f9e44' : '#868e96'} size={9} />}
    >
      {rings ? t('queues.rings') : otherwise}
    </Badge>
  )
}

function Misses({ row }: { row: StandingRow }) {
  const { t } = useTranslation('agent')
  const { misses: count, threshold } = row
  if (threshold === null && count === 0) return null
  return (
    <Text size="sm" c={count > 0 ? undefined : 'dimmed'} fw={count > 0 ? 600 : undefined}>
      {threshold === null
        ? t('queues.missesPlain', { count })
        : t('queues.misses', { missed: count, threshold })}
    </Text>
  )
}

function Blockers({ mine, row }: { mine: Mine; row: StandingRow }) {
  if (row.offerable) return null
  const status = mine.statuses.get(mine.row.status)?.label ?? mine.row.status
  const codes = [...new Set(row.blockers)]
  return (
    <Text size="sm" c="dimmed">
      {codes.map((code) => word('blocker', code, { status })).join(' · ')}
    </Text>
  )
}

function WhoWaits({ queue, live }: { queue: string; live: boolean }) {
  const { t } = useTranslation('agent')
  const row = useBoard((board) => board.queues.get(queue))
  if (row === undefined) return null
  return (
    <Text size="sm" c="dimmed">
      {row.waiting === 0 ? t('queues.nobodyWaits') : t('queues.waiting', { count: row.waiting })}
      {live && row.oldest_since !== null && (
        <>
          {', '}
          {t('queues.longest')} <Elapsed since={row.oldest_since} />
        </>
      )}
    </Text>
  )
}

function Notes({ row, error }: { row: StandingRow; error: unknown }) {
  const { t } = useTranslation('agent')
  const passed = row.passed_by as
    | 'no_licence'
    | 'no_forced_login'
    | 'no_login_code'
    | 'applies_to_none'
    | null
  if (row.membership === row.chosen && passed === null && error === null) return null
  return (
    <div style={{ gridColumn: '1 / -1' }}>
      {row.membership !== row.chosen && (
        <Text size="sm">{t('queues.chosen', { membership: word('membership', row.chosen) })}</Text>
      )}
      {passed !== null && <Text size="sm">{t(`queues.passedBy.${passed}`)}</Text>}
      <Refused error={error} />
    </div>
  )
}
