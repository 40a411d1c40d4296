// Calls that rang without an answer: each with its cause, and whether it counted and why not (X2).
import { Badge, Button, Group, Paper, SegmentedControl, Stack, Switch, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Api } from '@/api/client'
import { addDays, startOfDay } from '@/i18n/days'
import { currentZone, dateTime, duration, timeWithSeconds } from '@/i18n/format'
import { word } from '@/i18n/words'
import { Empty, Failed, Waiting } from '@/ui/States'
import { missesOf, type Names, useCall } from './data'
import type { Day } from './day'
import { told, whyUncounted } from './looks'
import classes from './Misses.module.css'

const RANGES = ['1', '7', '31'] as const
type Range = (typeof RANGES)[number]
const PAGE = 20

type MissesProps = { agent: string; isOwn: boolean; day: Day; names: Names }

export function Misses({ agent, isOwn, day, names }: MissesProps) {
  const { t } = useTranslation('history')
  const [range, setRange] = useState<Range>('1')
  const [countedOnly, setCountedOnly] = useState(false)
  const first = startOfDay(addDays(day.day, 1 - Number(range)), currentZone())
  const { data, error, refetch } = useQuery(missesOf(agent, first, day.to))
  const counted = data?.filter((miss) => miss.counted) ?? []
  return (
    <Stack gap="xs" component="section" aria-labelledby="history-misses">
      <Group justify="space-between">
        <Title order={2} size="h4" id="history-misses">
          {t('misses.title')}
        </Title>
        <Group gap="md">
          <Switch
            label={t('misses.countedOnly')}
            checked={countedOnly}
            onChange={(event) => setCountedOnly(event.currentTarget.checked)}
          />
          <SegmentedControl
            aria-label={t('misses.range')}
            value={range}
            onChange={(value) => setRange(value as Range)}
            data={RANGES.map((days) => ({ value: days, label: t(`misses.range${days}`) }))}
          />
        </Group>
      </Group>
      {error !== null && data === undefined && <Failed error={error} retry={() => void refetch()} />}
      {error === null && data === undefined && <Waiting />}
      {data !== undefined && (
        <>
          {data.length > 0 && (
            <Text size="sm" c="dimmed">
              {t('misses.found', { count: data.length, counted: counted.length })}{' '}
              {t(isOwn ? 'misses.onlyOwn' : 'misses.onlyTheirs')}
            </Text>
          )}
          <List
            key={`${agent} ${first} ${day.day} ${countedOnly}`}
            misses={countedOnly ? counted : data}
            withDate={range !== '1'}
            names={names}
          >
            {data.length === 0 ? (
              <Empty
                title={t('misses.empty')}
                hint={t(isOwn ? 'misses.emptyHint' : 'misses.emptyHintQuiet')}
              />
            ) : (
              <Empty
                title={t('misses.emptyCounted')}
                hint={t('misses.emptyCountedHint', { count: data.length })}
              >
                <Button variant="default" onClick={() => setCountedOnly(false)}>
                  {t('misses.showAll')}
                </Button>
              </Empty>
            )}
          </List>
        </>
      )}
    </Stack>
  )
}

type Miss = Api<'MissedOffer'>
type ListProps = {
  misses: readonly Miss[]
  withDate: boolean
  names: Names
  /** Where there are none. */
  children: React.ReactNode
}

function List({ misses, withDate, names, children }: ListProps) {
  const { t } = useTranslation('common')
  const [shown, setShown] = useState(PAGE)
  if (misses.length === 0) return <Paper withBorder>{children}</Paper>
  return (
    <Paper withBorder>
      <ul className={classes.list}>
        {misses.slice(0, shown).map((miss) => (
          <Missed key={miss.offer} miss={miss} withDate={withDate} names={names} />
        ))}
      </ul>
      {misses.length > shown && (
        <Button variant="subtle" fullWidth onClick={() => setShown(shown + PAGE)}>
          {t('more')}
        </Button>
      )}
    </Paper>
  )
}

function Missed({ miss, withDate, names }: { miss: Miss; withDate: boolean; names: Names }) {
  const { t } = useTranslation('history')
  const call = useCall(miss.call, false)
  const why = whyUncounted(miss)
  // What is a reason not to count is said once.
  const cause = miss.detail !== null && miss.outcome !== 'withdrawn' ? told('cause', miss.detail) : null
  return (
    <li className={classes.miss}>
      <time className="rr-digits" dateTime={miss.rang_at}>
        {withDate ? dateTime(miss.rang_at) : timeWithSeconds(miss.rang_at)}
      </time>
      <span className={classes.call}>
        <Text component="span" size="sm" fw={600}>
          {names.queue(miss.queue)}
        </Text>
        <Text component="span" size="sm" c="dimmed">
          {call !== undefined && t('misses.from', { caller: call.caller || t('misses.unknownCaller') })}
        </Text>
      </span>
      <span className={classes.what}>
        <Text component="span" size="sm">
          {word('outcome', miss.outcome)}
          {cause !== null && ` (${cause})`}
          {' · '}
          {t('misses.rang', { time: duration(miss.ring_ms / 1_000) })}
        </Text>
        {why !== null && (
          <Text component="span" size="sm" c="dimmed">
            {t('detail.uncounted', { why })}
          </Text>
        )}
        {miss.reported !== null && (
          <Text component="span" size="xs" c="dimmed">
            {t('misses.reported', { outcome: word('outcome', miss.reported) })}
          </Text>
        )}
        {miss.raw_cause !== null && (
          <Text component="span" size="xs" c="dimmed">
            {t('misses.raw', { cause: miss.raw_cause })}
          </Text>
        )}
      </span>
      <Badge
        className={classes.badge}
        variant="light"
        color={miss.counted ? 'red' : 'gray'}
        tt="none"
        autoContrast
      >
        {t(miss.counted ? 'misses.counted' : 'misses.notCounted')}
      </Badge>
    </li>
  )
}
