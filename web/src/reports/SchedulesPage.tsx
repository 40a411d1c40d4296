// `/reports/schedules`: reports that come by mail, what became of them, and the form for one more.
import { Badge, Button, Group, Menu, Paper, Stack, Text, Title } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { dateTime, list, number } from '@/i18n/format'
import { useMe } from '@/session/session'
import { useAnnounce } from '@/ui/announce'
import { useCommand } from '@/ui/command'
import { TextLink } from '@/ui/links'
import { Refused } from '@/ui/Refused'
import { Empty, Failed, PageTitle, Waiting } from '@/ui/States'
import { useNames } from './data'
import { Rows } from './Rows'
import { ScheduleForm } from './ScheduleForm'
import { change, deliveriesOf, remove, type Schedule, schedules, sendNow } from './schedules'

export function SchedulesPage() {
  const { t } = useTranslation(['schedules', 'reports'])
  const { data, error, refetch } = useQuery(schedules)
  return (
    <Stack p="md" gap="sm">
      <div>
        <PageTitle>{t('title')}</PageTitle>
        <TextLink to="/reports" size="sm">
          {t('reports:title')}
        </TextLink>
      </div>
      <Text size="sm" c="dimmed" maw="46rem">
        {t('hint')}
      </Text>
      {error !== null && <Failed error={error} retry={() => void refetch()} />}
      {error === null && data === undefined && <Waiting />}
      {data?.length === 0 && <Empty title={t('none')} />}
      {data?.map((schedule) => (
        <Card key={schedule.id} schedule={schedule} />
      ))}
      <ScheduleForm />
    </Stack>
  )
}

function Card({ schedule }: { schedule: Schedule }) {
  const { t } = useTranslation(['schedules', 'reports', 'common'])
  const names = useNames()
  const [shown, setShown] = useState(false)
  const filter = [
    ...(schedule.unit === null ? [] : [names.unit(schedule.unit)]),
    ...(schedule.queue === null ? [] : [names.queue(schedule.queue)]),
  ]
  return (
    <Paper withBorder p="md" component="section" aria-label={schedule.name}>
      <Group justify="space-between" align="start" wrap="nowrap">
        <Stack gap={2}>
          <Group gap="xs">
            <Title order={2} size="h4">
              {schedule.name}
            </Title>
            {!schedule.enabled && (
              <Badge color="dark" variant="outline">
                {t('off')}
              </Badge>
            )}
          </Group>
          <Text size="sm">
            {t('what', {
              report: t(`reports:name.${schedule.report}`),
              format: t(`reports:file.${schedule.format}`),
              when: t(`when.${schedule.every}`, { at: schedule.at }),
            })}
            {filter.length > 0 && ` ${t('only', { of: list(filter) })}`}
          </Text>
          <Text size="sm">{t('to', { readers: list(schedule.readers.map(names.user)) })}</Text>
          <Text size="sm" c="dimmed">
            {said(t, schedule)}
          </Text>
        </Stack>
        <Actions schedule={schedule} onSent={() => setShown(true)} />
      </Group>
      <Button
        variant="subtle"
        size="compact-sm"
        mt="xs"
        aria-expanded={shown}
        onClick={() => setShown(!shown)}
      >
        {t('deliveries')}
      </Button>
      {shown && <Deliveries schedule={schedule} userName={names.user} />}
    </Paper>
  )
}

type Say = ReturnType<typeof useTranslation<['schedules', 'reports', 'common']>>['t']

/** When it comes next; or why it does not. */
function said(t: Say, { next, can_send, switched_off }: Schedule): string {
  if (next !== null) return can_send ? t('next', { at: dateTime(next) }) : t('failed.not_set_up')
  if (switched_off === 'owner_gone') return t('switchedOff.owner_gone')
  return switched_off === 'no_right' ? t('switchedOff.no_right') : t('switchedOff.byOwner')
}

function Actions({ schedule, onSent }: { schedule: Schedule; onSent: () => void }) {
  const { t } = useTranslation(['schedules', 'common'])
  const me = useMe()
  const client = useQueryClient()
  const announce = useAnnounce()
  const refresh = () => client.invalidateQueries({ queryKey: schedules.queryKey, exact: true })
  const sending = useCommand(
    (_: undefined, key) => sendNow(schedule.id, key),
    async () => {
      announce(t('sent'))
      onSent()
      await client.invalidateQueries(deliveriesOf(schedule.id))
    },
  )
  const switching = useCommand((enabled: boolean) => change(schedule.id, { enabled }), refresh)
  const removing = useCommand(() => remove(schedule.id), refresh)
  const isMine = schedule.owner === me.user
  return (
    <Stack gap="xs" align="end">
      <Group gap="xs" wrap="nowrap">
        {isMine && schedule.enabled && (
          <Button variant="default" loading={sending.isPending} onClick={() => sending.mutate(undefined)}>
            {t('sendNow')}
          </Button>
        )}
        <Menu position="bottom-end" withinPortal>
          <Menu.Target>
            <Button variant="default" px="xs" aria-label={t('more', { name: schedule.name })}>
              <IconDots size={16} aria-hidden />
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {isMine && (
              <Menu.Item onClick={() => switching.mutate(!schedule.enabled)}>
                {schedule.enabled ? t('switchOff') : t('switchOn')}
              </Menu.Item>
            )}
            <Menu.Item onClick={() => removing.mutate(undefined)}>{t('remove')}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </Group>
      <Refused error={sending.error ?? switching.error ?? removing.error} />
    </Stack>
  )
}

const KNOWN = ['no_address', 'not_set_up', 'not_wanted', 'too_large', 'not_rolled_up', 'forbidden'] as const

/** Why a mail did not go, in words where it is known; else what the other side said. */
function failed(t: Say, error: string): string {
  const known = KNOWN.find((code) => error === code || error.startsWith(`${code}:`))
  return known === undefined ? error : t(`failed.${known}`)
}

type DeliveriesProps = { schedule: Schedule; userName: (user: string) => string }

function Deliveries({ schedule, userName }: DeliveriesProps) {
  const { t } = useTranslation(['schedules', 'reports', 'common'])
  const { data, error, refetch } = useQuery(deliveriesOf(schedule.id))
  if (error !== null) return <Failed error={error} retry={() => void refetch()} />
  if (data === undefined) return <Waiting />
  return (
    <Rows
      caption={t('deliveriesOf', { name: schedule.name })}
      rows={data.items}
      keyOf={({ id }) => id}
      columns={[
        { head: t('column.at'), cell: ({ created }) => dateTime(created) },
        {
          head: t('column.days'),
          cell: ({ first, last }) =>
            first === last ? first : t('reports:fromTo', { from: first, to: last }),
        },
        { head: t('column.reader'), cell: ({ user }) => userName(user) },
        { head: t('column.state'), cell: ({ state }) => t(`state.${state}`) },
        { head: t('column.tries'), end: true, cell: ({ attempts }) => number(attempts) },
        { head: t('column.why'), cell: (row) => (row.error === '' ? '' : failed(t, row.error)) },
      ]}
    />
  )
}
