// `/reports`: each report for days of one's choice, as a chart and a table, to be printed, downloaded and kept.
import { Button, Group, Menu, Paper, Select, Stack, Tabs, Text, TextInput } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Api } from '@/api/client'
import * as queries from '@/api/queries'
import { dayOf } from '@/i18n/days'
import { currentZone, dateTime } from '@/i18n/format'
import { useServerClock } from '@/live/context'
import { may, useMe } from '@/session/session'
import { LocalMoment } from '@/ui/LocalMoment'
import { ButtonLink } from '@/ui/links'
import { Failed, PageTitle, Waiting } from '@/ui/States'
import type { AnyChart } from './Chart'
import * as charts from './charts'
import { attendanceOf, availabilityOf, hoursOf, missedOf, queuesOf, timelinesOfDay, useNames } from './data'
import { Filters } from './Filters'
import { Formulas } from './Formulas'
import { PrintButton } from './PrintButton'
import {
  type Choice,
  EACH,
  FILES,
  type FileFormat,
  fileOf,
  REPORTS,
  type Report,
  TABLES,
  type TableName,
  useChoice,
  writeChoice,
} from './search'
import { AttendanceTable, AvailabilityTable, MissedTables, QueuesTable, TimelinesTable } from './Tables'
import { timelinesOf } from './timelines'

const Chart = lazy(() => import('./Chart'))

export function ReportsPage() {
  const { t } = useTranslation(['reports', 'common'])
  const [choice, choose] = useChoice()
  const me = useMe()
  return (
    <Stack p="md" gap="sm">
      <Group justify="space-between">
        <PageTitle>{t('title')}</PageTitle>
        <Group gap="xs" className="rr-no-print">
          {may(me, 'see_attendance') && (
            <ButtonLink to="/reports/what-if" variant="default">
              {t('whatIf')}
            </ButtonLink>
          )}
          <ButtonLink to="/reports/schedules" search={writeChoice(choice) as never} variant="default">
            {t('byMail')}
          </ButtonLink>
          <Filters choice={choice} choose={choose} />
          <Downloads choice={choice} />
          <PrintButton />
        </Group>
      </Group>
      <Days choice={choice} choose={choose} />
      <Tabs
        value={choice.report}
        onChange={(report) => choose({ report: report as Report })}
        keepMounted={false}
      >
        <Tabs.List className="rr-no-print">
          {REPORTS.map((report) => (
            <Tabs.Tab key={report} value={report}>
              {t(`name.${report}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {REPORTS.map((report) => (
          <Tabs.Panel key={report} value={report} pt="sm">
            <Shown choice={{ ...choice, report }} />
          </Tabs.Panel>
        ))}
      </Tabs>
    </Stack>
  )
}

function Days({ choice, choose }: { choice: Choice; choose: (part: Partial<Choice>) => void }) {
  const { t } = useTranslation('reports')
  const { data: units } = useQuery(queries.units)
  const { data: queues } = useQuery(queries.queues)
  const now = useServerClock()
  const today = dayOf(now(), currentZone())
  const options = (items: readonly { id: string; label: string }[] | undefined) =>
    (items ?? []).map(({ id, label }) => ({ value: id, label }))
  const ofCalls = choice.report === 'queues' || choice.report === 'missed-calls'
  return (
    <Group gap="xs" align="end" className="rr-no-print">
      <TextInput
        type="date"
        label={t('from')}
        value={choice.from ?? today}
        max={choice.to ?? undefined}
        onChange={(event) => choose({ from: event.currentTarget.value || null })}
      />
      <TextInput
        type="date"
        label={t('to')}
        value={choice.to ?? choice.from ?? today}
        min={choice.from ?? undefined}
        onChange={(event) => choose({ to: event.currentTarget.value || null })}
      />
      <Select
        label={t('each')}
        allowDeselect={false}
        value={choice.each}
        data={EACH.map((each) => ({ value: each, label: t(`every.${each}`) }))}
        onChange={(each) => choose({ each: EACH.find((one) => one === each) ?? 'day' })}
      />
      <Select
        label={t('unit')}
        clearable
        searchable
        placeholder={t('all')}
        value={choice.unit}
        data={options(units)}
        onChange={(unit) => choose({ unit })}
      />
      <LocalMoment
        label={t('knownOn')}
        title={t('knownOnHint')}
        at={choice.known === null ? null : Date.parse(choice.known)}
        onChange={(at) => choose({ known: at === null ? null : new Date(Math.min(at, now())).toISOString() })}
      />
      {ofCalls && (
        <Select
          label={t('queue')}
          clearable
          searchable
          placeholder={t('all')}
          value={choice.queue}
          data={options(queues)}
          onChange={(queue) => choose({ queue })}
        />
      )}
    </Group>
  )
}

/** Of what there is a file each; null: a single one has all there is. */
function tablesIn(format: FileFormat, report: Report): readonly (TableName | null)[] {
  const tables = TABLES[report]
  return format === 'xlsx' || tables.length === 1 ? [null] : tables
}

function Downloads({ choice }: { choice: Choice }) {
  const { t } = useTranslation('reports')
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Button variant="default" leftSection={<IconDownload size={16} aria-hidden />}>
          {t('download')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {FILES.flatMap((format) =>
          tablesIn(format, choice.report).map((table) => (
            <Menu.Item key={`${format} ${table}`} component="a" href={fileOf(choice, format, table)} download>
              {table === null
                ? t(`file.${format}`)
                : t('file.of', { format: t(`file.${format}`), table: t(`table.${table}`) })}
            </Menu.Item>
          )),
        )}
      </Menu.Dropdown>
    </Menu>
  )
}

function Shown({ choice }: { choice: Choice }) {
  switch (choice.report) {
    case 'attendance':
      return <Attendance choice={choice} />
    case 'availability':
      return <Availability choice={choice} />
    case 'missed-calls':
      return <Missed choice={choice} />
    case 'queues':
      return <Queues choice={choice} />
  }
}

function Attendance({ choice }: { choice: Choice }) {
  const { t } = useTranslation('reports')
  const names = useNames()
  const { data, error, refetch } = useQuery(attendanceOf(choice))
  const chart = useMemo(() => data && charts.statesOf(data.rows, names), [data, names])
  if (error !== null) return <Failed error={error} retry={() => void refetch()} />
  if (data === undefined) return <Waiting />
  return (
    <Framed head={data} report="attendance">
      {data.from === data.to && data.listed && (
        <DayBars day={data.from} unit={choice.unit} known={choice.known} zone={data.zone} />
      )}
      <Drawn chart={chart} description={t('attendance.chart')} />
      <AttendanceTable rows={data.rows} names={names} />
    </Framed>
  )
}

/** The day of each agent as a bar, and as a table for who does not see it. */
function DayBars({ day, unit, known, zone }: Pick<Choice, 'unit' | 'known'> & { day: string; zone: string }) {
  const { t } = useTranslation('reports')
  const names = useNames()
  const [asTable, setAsTable] = useState(false)
  const { data } = useQuery(timelinesOfDay(day, unit, known))
  const within = useCallback((state: string, reason: string) => t('within', { state, reason }), [t])
  const chart = useMemo(
    () => data && timelinesOf(data.rows, day, zone, names, within),
    [data, day, zone, names, within],
  )
  if (data === undefined || data.rows.length === 0) return null
  return (
    <section aria-label={t('timelines.title')}>
      <Drawn chart={chart} description={t('timelines.chart')} />
      <Button
        variant="subtle"
        size="compact-sm"
        className="rr-no-print"
        aria-expanded={asTable}
        onClick={() => setAsTable(!asTable)}
      >
        {t('timelines.asTable')}
      </Button>
      {asTable && <TimelinesTable rows={data.rows} names={names} />}
    </section>
  )
}

function Availability({ choice }: { choice: Choice }) {
  const { t } = useTranslation('reports')
  const names = useNames()
  const { data, error, refetch } = useQuery(availabilityOf(choice))
  const [inside, outside] = [t('availability.in'), t('availability.noLabel')]
  const chart = useMemo(
    () => data && charts.labelsOf(data.rows, { in: inside, out: outside }),
    [data, inside, outside],
  )
  if (error !== null) return <Failed error={error} retry={() => void refetch()} />
  if (data === undefined) return <Waiting />
  return (
    <Framed head={data} report="availability">
      <Drawn chart={chart} description={t('availability.chart')} />
      <AvailabilityTable rows={data.rows} names={names} />
    </Framed>
  )
}

function Missed({ choice }: { choice: Choice }) {
  const names = useNames()
  const { data, error, refetch } = useQuery(missedOf(choice))
  if (error !== null) return <Failed error={error} retry={() => void refetch()} />
  if (data === undefined) return <Waiting />
  return (
    <Framed head={data} report="missed-calls">
      <MissedTables report={data} names={names} />
    </Framed>
  )
}

function Queues({ choice }: { choice: Choice }) {
  const { t } = useTranslation('reports')
  const { data, error, refetch } = useQuery(queuesOf(choice))
  const isWeek = data?.listed === true && charts.isWeek(data.from, data.to)
  const { data: hours } = useQuery({ ...hoursOf(choice), enabled: isWeek })
  const chart = useMemo(() => (isWeek && hours ? charts.hoursOf(hours.rows) : undefined), [isWeek, hours])
  if (error !== null) return <Failed error={error} retry={() => void refetch()} />
  if (data === undefined) return <Waiting />
  return (
    <Framed head={data} report="queues">
      <Drawn chart={chart} description={t('queues.chart')} />
      <QueuesTable rows={data.rows} />
    </Framed>
  )
}

type FramedProps = {
  head: Pick<Api<'QueuesReport'>, 'from' | 'to' | 'zone' | 'until' | 'known_at' | 'listed'>
  report: Report
  children: React.ReactNode
}

/** A report with what it is of above it, and how it is counted below. */
function Framed({ head, report, children }: FramedProps) {
  const { t } = useTranslation('reports')
  const days = head.from === head.to ? head.from : t('fromTo', { from: head.from, to: head.to })
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        {t(head.known_at === null ? 'told' : 'toldThen', {
          days,
          zone: head.zone,
          until: dateTime(head.until),
        })}
        {!head.listed && ` ${t('notListed')}`}
      </Text>
      {children}
      <Formulas report={report} />
    </Stack>
  )
}

function Drawn({ chart, description }: { chart: AnyChart | undefined; description: string }) {
  if (chart === undefined || (chart.kind === 'heat' ? chart.days : chart.rows).length === 0) return null
  return (
    <Paper withBorder p="xs">
      <Text size="sm" c="dimmed" aria-hidden>
        {description}
      </Text>
      <Suspense fallback={<Waiting />}>
        <Chart chart={chart} description={description} />
      </Suspense>
    </Paper>
  )
}
