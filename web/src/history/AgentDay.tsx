// A day of an agent: where the time went, the timeline or table of it, and the missed calls. For oneself and for others.
import { Alert, Button, Group, SegmentedControl, Stack, Text, Title } from '@mantine/core'
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { lazy, type ReactNode, Suspense, useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import * as queries from '@/api/queries'
import { date, timeWithSeconds } from '@/i18n/format'
import { useAgentRow, useLink, useServerClock } from '@/live/context'
import { may, useMe } from '@/session/session'
import { useFreshen } from '@/ui/freshen'
import { Empty, Failed, PageTitle, Waiting } from '@/ui/States'
import { CorrectionList } from './CorrectionList'
import type { Chosen } from './corrections'
import { DayBar } from './DayBar'
import { DayTable } from './DayTable'
import type { WhyAgent } from './Detail'
import { type Names, timelineOf, useNames } from './data'
import { type Day, useAsOf, useDay } from './day'
import { type Timeline as Answer, lanesOf, type Span } from './intervals'
import { textOf } from './looks'
import { Misses } from './Misses'
import { Summary } from './Summary'
import { Timeline } from './Timeline'

const CorrectDialog = lazy(() => import('./CorrectDialog'))

type AgentDayProps = {
  agent: string
  name: string
  isOwn: boolean
  title: string
  /** Above the title: the way back. */
  back?: ReactNode
  Why?: WhyAgent
}

export function AgentDay({ title, back, ...of }: AgentDayProps) {
  const day = useDay()
  return (
    <Stack p="md" gap="lg" maw={1500} mx="auto">
      <Group justify="space-between" align="flex-end">
        <div>
          {back}
          <PageTitle>{title}</PageTitle>
          {day !== undefined && <Text c="dimmed">{date(day.from)}</Text>}
        </div>
        {day !== undefined && <DayBar day={day} />}
      </Group>
      {day === undefined ? <Waiting /> : <Content {...of} day={day} />}
    </Stack>
  )
}

type ContentProps = Omit<AgentDayProps, 'title' | 'back'> & { day: Day }

function Content({ agent, name, isOwn, Why, day }: ContentProps) {
  const { t } = useTranslation('history')
  const now = useServerClock()
  const names = useNames()
  const isToday = day.day === day.today
  const hasBegun = day.from <= now()
  const client = useQueryClient()
  const [looked, look] = useState({ day: day.day, knownAt: null as number | null })
  const knownAt = looked.day === day.day ? looked.knownAt : null
  const { data, error, refetch, isPlaceholderData } = useQuery({
    ...timelineOf(agent, day.from, isToday ? null : day.to, knownAt),
    enabled: hasBegun,
    placeholderData: keepPreviousData,
  })
  const row = useAgentRow(agent)
  useFreshen(isToday ? row : undefined, () => void client.invalidateQueries({ queryKey: ['history', agent] }))
  if (!hasBegun) return <Empty title={t('notYet')} hint={t('notYetHint')} />
  return (
    <>
      {error !== null && data === undefined && <Failed error={error} retry={() => void refetch()} />}
      {error === null && data === undefined && <Waiting />}
      {data !== undefined && !isPlaceholderData && (
        <Whole
          answer={data}
          day={day}
          isToday={isToday}
          name={name}
          isOwn={isOwn}
          names={names}
          knownAt={knownAt}
          onKnownAt={(at) => look({ day: day.day, knownAt: at })}
          Why={Why}
        />
      )}
      {isPlaceholderData && <Waiting />}
      <Misses agent={agent} isOwn={isOwn} day={day} names={names} />
    </>
  )
}

type WholeProps = {
  answer: Answer
  day: Day
  isToday: boolean
  name: string
  isOwn: boolean
  names: Names
  knownAt: number | null
  onKnownAt: (at: number | null) => void
  Why: WhyAgent | undefined
}

function Whole({ answer, day, isToday, name, isOwn, names, knownAt, onKnownAt, Why }: WholeProps) {
  const { t } = useTranslation('history')
  const [view, setView] = useState<'timeline' | 'table'>('timeline')
  const { link } = useLink()
  const [chosen, choose] = useState<Chosen | null>(null)
  const mayCorrect = useMayCorrect(answer.agent) && !isOwn && knownAt === null
  const correct = useCallback((span: Span) => choose(chosenOf(span)), [])
  const asOf = useAsOf(Date.parse(answer.to), isToday && link === 'live')
  const { from, to } = day
  const bounds = useMemo(() => ({ from, to }), [from, to])
  const lanes = useMemo(() => lanesOf(answer, bounds, asOf), [answer, bounds, asOf])
  const hasTasks = answer.task.length > 0
  const { data: known } = useQuery({ ...queries.tasks, enabled: hasTasks })
  const tasks = useMemo(() => new Map(known?.map((task) => [task.id, task.title])), [known])
  if (lanes.length === 0) return <Empty title={t('nothing')} hint={t('nothingHint')} />
  const dated = date(from)
  return (
    <Stack gap="lg" data-stale={isToday && link !== 'live'}>
      {answer.truncated && <Alert color="yellow" title={t('truncated')} />}
      <Summary lanes={lanes} names={names} />
      <Stack gap="xs" component="section" aria-labelledby="history-timeline">
        <Group justify="space-between">
          <Group gap="sm" align="baseline">
            <Title order={2} size="h4" id="history-timeline">
              {t('timeline.title')}
            </Title>
            {isToday && (
              <Text size="sm" c="dimmed" className="rr-digits">
                {t('asOf', { time: timeWithSeconds(asOf) })}
              </Text>
            )}
          </Group>
          {mayCorrect && (
            <Button
              variant="default"
              ml="auto"
              aria-haspopup="dialog"
              onClick={() =>
                choose({ ...NOTHING, from: lanes[0]?.spans[0]?.from ?? from, to: Math.min(to, asOf) })
              }
            >
              {t('correct.open')}
            </Button>
          )}
          <SegmentedControl
            aria-label={t('timeline.view')}
            value={view}
            onChange={(value) => setView(value as typeof view)}
            data={[
              { value: 'timeline', label: t('timeline.asTimeline') },
              { value: 'table', label: t('timeline.asTable') },
            ]}
          />
        </Group>
        {view === 'timeline' ? (
          <Timeline
            agent={answer.agent}
            label={t('timeline.label', { name, date: dated })}
            day={day.day}
            bounds={bounds}
            lanes={lanes}
            names={names}
            tasks={tasks}
            now={isToday ? asOf : null}
            {...(mayCorrect && { onCorrect: correct })}
            Why={Why}
          />
        ) : (
          <DayTable
            caption={t('timeline.caption', { date: dated })}
            lanes={lanes}
            names={names}
            tasks={tasks}
          />
        )}
      </Stack>
      <CorrectionList
        corrections={answer.corrections}
        knownAt={knownAt}
        onKnownAt={onKnownAt}
        names={names}
      />
      {chosen !== null && (
        <Suspense>
          <CorrectDialog
            agent={answer.agent}
            name={name}
            chosen={chosen}
            names={names}
            onClose={() => choose(null)}
          />
        </Suspense>
      )}
    </Stack>
  )
}

/** Of whom attendance is tracked, a correction says where they were, too. */
function useMayCorrect(agent: string): boolean {
  const me = useMe()
  const isCorrector = may(me, 'correct')
  const { data } = useQuery({ ...queries.agentDetail(agent), enabled: isCorrector })
  return isCorrector && data !== undefined && (!data.attendance.tracked || may(me, 'set_attendance'))
}

const NOTHING = { state: null, reason: null, unit: null }

/** What an interval says: where a correction of it begins. */
function chosenOf({ lane, period, from, to }: Span): Chosen {
  return {
    from,
    to,
    state: lane === 'state' ? period.value : period.value === 'out' ? 'clocked_out' : null,
    reason: lane === 'state' ? textOf(period.detail, 'reason') : null,
    unit: textOf(period.detail, 'unit'),
  }
}
