// The newest automatic withdrawals with what each rests on: a part of the board, and of the withdrawals' page.
import { Badge, Button, Group, Stack, Text } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, asked } from '@/api/client'
import { timeOrDate } from '@/i18n/format'
import { useAgentRow, useBoard, useLink } from '@/live/context'
import type { WithdrawalRow } from '@/live/frames'
import { may, useMe } from '@/session/session'
import { useAnnounce } from '@/ui/announce'
import { useCommand } from '@/ui/command'
import { useGathered } from '@/ui/gathered'
import { TextLink } from '@/ui/links'
import { notice } from '@/ui/notice'
import { Refused } from '@/ui/Refused'
import { Empty } from '@/ui/States'
import { type Names, useNames } from '@/why/names'
import { judgementSaid, ruleSaid } from '@/why/sentences'
import { WhyAgent } from '@/why/WhyAgent'
import { WhyButton } from '@/why/WhyButton'
import classes from './Feed.module.css'
import { endSaid, isStanding, newestFirst, reasonSaid, withdrawalSaid } from './withdrawals'

const DEFAULT_LIMIT = 10

type FeedProps = {
  /** How many are shown at most. */
  limit?: number
  /** Which ones; all without it. */
  only?: (row: WithdrawalRow) => boolean
  /** What is shown when `only` leaves none. */
  nothing?: ReactNode
}

export function Feed({ limit = DEFAULT_LIMIT, only, nothing }: FeedProps) {
  const { t } = useTranslation('why')
  const names = useNames({ people: true })
  const { link } = useLink()
  const withdrawals = useBoard((board) => board.withdrawals)
  const at = useBoard((board) => board.at)
  const rows = useMemo(() => newestFirst(withdrawals?.values() ?? []), [withdrawals])
  const shown = (only === undefined ? rows : rows.filter(only)).slice(0, limit)
  const [asking, setAsking] = useState<WithdrawalRow | null>(null)
  useNewOnes(rows, names)
  if (withdrawals !== undefined && shown.length === 0)
    return rows.length > 0 && nothing !== undefined ? (
      nothing
    ) : (
      <Empty title={t('feed.empty')} hint={t('feed.emptyHint')} />
    )
  return (
    <>
      <ul className={classes.feed} aria-label={t('feed.list')} data-stale={link !== 'live'}>
        {shown.map((row) => (
          <Entry key={row.id} row={row} names={names} now={at ?? row.at} onWhy={() => setAsking(row)} />
        ))}
      </ul>
      {asking !== null && (
        <WhyAgent
          agent={asking.agent}
          queue={asking.queue ?? undefined}
          at={asking.at}
          opened
          onClose={() => setAsking(null)}
        />
      )}
    </>
  )
}

/** Those that come while one looks are spoken; of many at once, their number. */
function useNewOnes(rows: readonly WithdrawalRow[], names: Names): void {
  const { t } = useTranslation('why')
  const announce = useAnnounce()
  const newest = useRef<number | null>(null)
  const tell = useGathered<WithdrawalRow>((came) => {
    const [first] = came
    if (first === undefined) return
    announce(came.length === 1 ? withdrawalSaid(first, names) : t('feed.new', { count: came.length }))
  })
  useEffect(() => {
    const last = newest.current
    newest.current = Number(rows[0]?.id ?? 0)
    if (last === null) return
    for (const row of rows) {
      if (Number(row.id) <= last) break
      tell(row)
    }
  }, [rows, tell])
}

type EntryProps = { row: WithdrawalRow; names: Names; now: string; onWhy: () => void }

function Entry({ row, names, now, onWhy }: EntryProps) {
  const { t } = useTranslation('why')
  const me = useMe()
  const agent = useAgentRow(row.agent)
  const name = names.agent(row.agent)
  const standing = isStanding(row, agent)
  const ended = endSaid(row, now)
  return (
    <li className={classes.entry}>
      <Group justify="space-between" gap="xs" wrap="nowrap" align="start">
        <Text fw={600} className="rr-words">
          {withdrawalSaid(row, names)}
        </Text>
        <Text size="sm" c="dimmed" className="rr-digits" component="time" dateTime={row.at}>
          {timeOrDate(row.at, now)}
        </Text>
      </Group>
      <Text size="sm" className="rr-digits">
        {row.judgement === null ? reasonSaid(row) : judgementSaid(row.judgement, names, now)}
      </Text>
      {row.judgement !== null && (
        <Text size="sm" c="dimmed">
          {ruleSaid(row.judgement, names, now)}
        </Text>
      )}
      <Group gap="xs" justify="space-between">
        {standing ? (
          <Badge variant="light" color="orange" c="var(--mantine-color-text)" tt="none">
            {t('feed.stands')}
          </Badge>
        ) : (
          <Text size="sm" c="dimmed" className="rr-digits">
            {ended !== null && <IconCheck size={14} aria-hidden />} {ended}
          </Text>
        )}
        <Group gap={4}>
          {standing && row.acts_as !== 'sign_out' && may(me, 'set_agents') && (
            <BringBack row={row} name={name} />
          )}
          <WhyButton of={withdrawalSaid(row, names)} onClick={onWhy} />
          <TextLink
            to="/agents/$agent"
            params={{ agent: row.agent }}
            size="sm"
            className={classes.link}
            aria-label={t('feed.historyOf', { name })}
          >
            {t('feed.history')}
          </TextLink>
        </Group>
      </Group>
    </li>
  )
}

function BringBack({ row, name }: { row: WithdrawalRow; name: string }) {
  const { t } = useTranslation('why')
  const back = useCommand(
    (queue: string | null, key) =>
      asked(
        api.POST('/api/v1/agents/{agent}/return', {
          params: { path: { agent: row.agent }, header: { 'Idempotency-Key': key } },
          body: { queue },
        }),
      ),
    () => void notice(t('feed.broughtBack', { name })),
  )
  return (
    <Stack gap={4}>
      <Button
        size="compact-sm"
        variant="light"
        loading={back.isPending}
        onClick={() => back.mutate(row.queue)}
        aria-label={t('feed.backOf', { name })}
      >
        {t('feed.back')}
      </Button>
      <Refused error={back.error} />
    </Stack>
  )
}
