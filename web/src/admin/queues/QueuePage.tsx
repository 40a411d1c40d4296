// One queue: what happens when its calls are missed, its members, how it distributes, and how callers wait.
import { Group, Stack, Text, Title } from '@mantine/core'
import { IconChevronLeft } from '@tabler/icons-react'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { type Api, api, asked } from '@/api/client'
import * as queries from '@/api/queries'
import { dateTime } from '@/i18n/format'
import { actor } from '@/i18n/words'
import { Failed, Waiting } from '@/ui/States'
import { Block, changed, useSaver } from '../form'
import { keyed } from '../list/commands'
import { RemoveButton } from '../list/RemoveButton'
import { QueueNotices } from '../notices/QueueNotices'
import { Members } from './Members'
import { PassedBy } from './PassedBy'
import { PolicyForm } from './PolicyForm'
import { whole } from './policy'
import { Distribution, Identity, type QueuePatch, type QueueSaver, Waits } from './QueueFields'
import classes from './QueuesSection.module.css'
import { usePool } from './usePool'

const queueDetail = (queue: string) =>
  queryOptions({
    queryKey: [...queries.queues.queryKey, queue],
    queryFn: () => asked(api.GET('/api/v1/queues/{queue}', { params: { path: { queue } } })),
    staleTime: 0,
  })

export function QueuePage({ queue }: { queue: string }) {
  const { t } = useTranslation('admin')
  const asking = useQuery(queueDetail(queue))
  return (
    <Stack>
      <Link to="/admin/$section" params={{ section: 'queues' }} className={classes.back}>
        <IconChevronLeft size={18} aria-hidden />
        {t('queues.all')}
      </Link>
      {asking.isPending && <Waiting />}
      {asking.error !== null && asking.data === undefined && (
        <Failed error={asking.error} retry={() => void asking.refetch()} />
      )}
      {asking.data !== undefined && <Queue queue={asking.data} />}
    </Stack>
  )
}

function Queue({ queue }: { queue: Api<'QueueDetail'> }) {
  const { t } = useTranslation('admin')
  const navigate = useNavigate()
  const saver: QueueSaver = useSaver({
    send: (patch: QueuePatch, key) =>
      changed(
        api.PATCH('/api/v1/queues/{queue}', {
          params: { path: { queue: queue.id }, header: keyed(key) },
          // Of what is nested, too, a part is enough; the document cannot say so.
          body: patch as Api<'QueueConfigPatch'>,
        }),
      ),
    refresh: [queries.queues.queryKey],
  })
  return (
    <>
      <Group justify="space-between" align="flex-start">
        <div>
          <Title order={2} size="h3">
            {queue.label}
          </Title>
          <Text size="sm" c="dimmed">
            {t('queues.now', {
              ready: queue.ready,
              onCall: queue.on_call,
              withdrawn: queue.withdrawn,
              absent: queue.absent,
            })}
          </Text>
        </div>
        <RemoveButton
          name={queue.label}
          action={t('queues.delete')}
          remove={(key) =>
            changed(
              api.DELETE('/api/v1/queues/{queue}', {
                params: { path: { queue: queue.id }, header: keyed(key) },
              }),
            )
          }
          refresh={[queries.queues.queryKey]}
          onRemoved={() => navigate({ to: '/admin/$section', params: { section: 'queues' } })}
        >
          {t('queues.deleteHint', { count: queue.members.length })}
        </RemoveButton>
      </Group>
      <Policy queue={queue} saver={saver} />
      <Members queue={queue} />
      <Distribution queue={queue} saver={saver} />
      <Waits queue={queue} saver={saver} />
      <QueueNotices saver={saver} title={t('notices.queue')} notices={queue} patch={(part) => part} />
      <Identity queue={queue} saver={saver} />
      <Schedules queue={queue} />
    </>
  )
}

function Policy({ queue, saver }: { queue: Api<'QueueDetail'>; saver: QueueSaver }) {
  const { t } = useTranslation('admin')
  const pool = usePool()
  const { version, by, at } = queue.policy
  return (
    <Block title={t('policy.title')} hint={t('policy.hint')}>
      <PolicyForm
        saver={saver}
        policy={whole(queue.no_answer)}
        patch={(part) => ({ no_answer: part })}
        pool={pool}
      />
      <Text size="sm" c="dimmed">
        {version === 0
          ? t('policy.neverSet')
          : t('policy.setBy', { who: actor(by, pool.names.user(by.id)), when: dateTime(at) })}
      </Text>
      <PassedBy queue={queue.id} policy={whole(queue.no_answer)} />
    </Block>
  )
}

function Schedules({ queue }: { queue: Api<'QueueDetail'> }) {
  const { t } = useTranslation('admin')
  const { data: schedules } = useQuery(queries.schedules)
  return (
    <Block title={t('section.schedules')} hint={t('queues.schedulesHint')}>
      {queue.schedules.length === 0 && <Text size="sm">{t('queues.noSchedules')}</Text>}
      {queue.schedules.map((id) => {
        const schedule = schedules?.find((each) => each.id === id)
        return (
          <Link
            key={id}
            to="/admin/$section/$key"
            params={{ section: 'schedules', key: id }}
            className={classes.back}
          >
            {schedule === undefined ? id : t('queues.schedule', { id, time: schedule.time })}
          </Link>
        )
      })}
      <Link to="/admin/$section" params={{ section: 'schedules' }} className={classes.back}>
        {t('queues.toSchedules')}
      </Link>
    </Block>
  )
}
