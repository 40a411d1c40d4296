// One task: what it is, whose it is, the time it took, and what one may do with it.
import { Badge, Button, Group, Stack, Text, Title } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, asked } from '@/api/client'
import { Problem } from '@/api/problem'
import * as queries from '@/api/queries'
import { clock, dateTime, duration } from '@/i18n/format'
import { useBoard } from '@/live/context'
import { useElapsed } from '@/live/ticking'
import { may, useMe } from '@/session/session'
import { useAnnounce } from '@/ui/announce'
import { Confirm } from '@/ui/Confirm'
import { useCommand } from '@/ui/command'
import { notice } from '@/ui/notice'
import { Refused } from '@/ui/Refused'
import { NeedsStatus } from './NeedsStatus'
import classes from './TasksPage.module.css'
import { allowed, type Task } from './tasks'

export function TaskCard({ task, onEdit }: { task: Task; onEdit: () => void }) {
  const me = useMe()
  const heading = useId()
  const name = useAgentName()
  const isInHand = me.agent !== null && task.taken_by === me.agent
  return (
    <li className={classes.task} data-in-hand={isInHand || undefined} aria-labelledby={heading}>
      <Stack gap="xs">
        <Group justify="space-between" wrap="nowrap" align="flex-start">
          <Title order={2} size="h5" id={heading}>
            {task.title}
          </Title>
          <Standing task={task} isInHand={isInHand} name={name} />
        </Group>
        {task.note !== '' && (
          <Text size="sm" className={classes.note}>
            {task.note}
          </Text>
        )}
        <Facts task={task} name={name} />
        <Actions task={task} name={name} onEdit={onEdit} />
      </Stack>
    </li>
  )
}

type Name = (agent: string) => string

function useAgentName(): Name {
  const me = useMe()
  const agents = useBoard((board) => board.agents)
  return (agent) => agents?.get(agent)?.name ?? (agent === me.agent ? me.name : agent)
}

function Standing({ task, isInHand, name }: { task: Task; isInHand: boolean; name: Name }) {
  const { t } = useTranslation('tasks')
  const badge = { variant: 'light', tt: 'none', flex: 'none' } as const
  if (task.state === 'closed')
    return (
      <Badge {...badge} color="gray">
        {t('isClosed')}
      </Badge>
    )
  if (isInHand) return <Badge {...badge}>{t('inHand')}</Badge>
  if (task.taken_by !== null) return <Badge {...badge}>{t('takenBy', { agent: name(task.taken_by) })}</Badge>
  return (
    <Badge {...badge} color="gray">
      {t('waiting')}
    </Badge>
  )
}

function Facts({ task, name }: { task: Task; name: Name }) {
  const { t } = useTranslation('tasks')
  const me = useMe()
  const { data: units } = useQuery(queries.units)
  const unit = units?.find(({ id }) => id === task.unit)?.label ?? task.unit
  const assignee = task.assignee
  const isMine = assignee !== null && assignee === me.agent
  return (
    <dl className={classes.facts}>
      <div>
        <dt>{t('forWhom')}</dt>
        <dd>{isMine ? t('you') : assignee === null ? t('anyone') : name(assignee)}</dd>
      </div>
      <div>
        <dt>{t('unit')}</dt>
        <dd>{unit ?? t('everywhere')}</dd>
      </div>
      <div>
        <dt>{t('spent')}</dt>
        <dd>
          {task.taken_since === null ? (
            <Spent seconds={task.spent_s} />
          ) : (
            <Running before={task.spent_s} since={task.taken_since} />
          )}
        </dd>
      </div>
      <div>
        <dt>{t(task.state === 'closed' ? 'closedAt' : 'made')}</dt>
        <dd className="rr-digits">{dateTime(task.since)}</dd>
      </div>
    </dl>
  )
}

/** It counts on while somebody works on the task. */
function Running({ before, since }: { before: number; since: string }) {
  return <Spent seconds={before + useElapsed(since)} />
}

function Spent({ seconds }: { seconds: number }) {
  return (
    <time className="rr-digits" dateTime={`PT${Math.floor(seconds)}S`} title={duration(seconds, 'long')}>
      {clock(seconds)}
    </time>
  )
}

function Actions({ task, name, onEdit }: { task: Task; name: Name; onEdit: () => void }) {
  const { t } = useTranslation('tasks')
  const me = useMe()
  const can = allowed(task, me.agent, may(me, 'manage_tasks'), may(me, 'set_agents'))
  const { take, layDown, close } = useSteps(task)
  const [closing, setClosing] = useState(false)
  const { title } = task
  if (!Object.values(can).includes(true)) return null
  const needsStatus = take.error instanceof Problem && take.error.code === 'needs_task_status'
  return (
    <>
      <Group gap="xs" className={classes.actions} role="group" aria-label={t('actions', { title })}>
        {can.take && (
          <Button
            aria-label={t('takeOf', { title })}
            loading={take.isPending}
            onClick={() => take.mutate(task.id)}
          >
            {t('take')}
          </Button>
        )}
        {can.layDown && (
          <Button
            variant="default"
            aria-label={t('layDownOf', { title })}
            loading={layDown.isPending}
            onClick={() => layDown.mutate(task.id)}
          >
            {t('layDown')}
          </Button>
        )}
        {can.edit && (
          <Button variant="default" aria-label={t('editOf', { title })} onClick={onEdit}>
            {t('edit')}
          </Button>
        )}
        {can.close && (
          <Button variant="default" aria-label={t('finishOf', { title })} onClick={() => setClosing(true)}>
            {t('finish')}
          </Button>
        )}
      </Group>
      {needsStatus ? (
        <NeedsStatus error={take.error} onChosen={() => take.mutate(task.id)} />
      ) : (
        <Refused error={take.error ?? layDown.error} params={namesOf(take.error ?? layDown.error, name)} />
      )}
      <Confirm
        opened={closing}
        onClose={() => setClosing(false)}
        title={t('closeTitle')}
        action={t('finish')}
        onConfirm={() => close.mutate(task.id, { onSuccess: () => setClosing(false) })}
        pending={close.isPending}
        error={close.error}
      >
        {task.taken_by === null || task.taken_by === me.agent
          ? t('closeText', { title })
          : t('closeTextTaken', { title, agent: name(task.taken_by) })}
      </Confirm>
    </>
  )
}

/** Names instead of ids, in what is said of a refusal. */
function namesOf(error: unknown, name: Name): Record<string, string> {
  if (!(error instanceof Problem)) return {}
  const ids = Object.entries(error.params).filter(([key]) => key === 'agent' || key === 'assignee')
  return Object.fromEntries(ids.map(([key, id]) => [key, name(String(id))]))
}

function useSteps(task: Task) {
  const { t } = useTranslation('tasks')
  const client = useQueryClient()
  const announce = useAnnounce()
  const { title } = task
  const again = () => client.invalidateQueries({ queryKey: queries.tasks.queryKey })
  const done = (text: string) => {
    announce(text)
    return again()
  }
  const path = (id: string, key: string) => ({
    params: { path: { task: id }, header: { 'Idempotency-Key': key } },
  })
  const take = useCommand<string, unknown>(
    (id, key) => asked(api.POST('/api/v1/tasks/{task}/take', path(id, key))),
    () => void done(t('taken', { title })),
  )
  const layDown = useCommand<string, unknown>(
    (id, key) => asked(api.POST('/api/v1/tasks/{task}/release', path(id, key))),
    () => void done(t('laidDown', { title })),
  )
  const close = useCommand<string, unknown>(
    (id, key) => asked(api.POST('/api/v1/tasks/{task}/close', path(id, key))),
    () => {
      void notice(t('finished', { title }))
      void again()
    },
  )
  return { take, layDown, close }
}
