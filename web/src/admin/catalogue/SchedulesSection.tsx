// Schedules: what happens by itself at a local time: agents are logged in to a queue (S0.4), signed out, or clocked out.
import { Select, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Api, api, asked as ask } from '@/api/client'
import * as queries from '@/api/queries'
import { currentZone } from '@/i18n/format'
import { Block } from '../form/Block'
import { changed } from '../form/changes'
import { SavedMulti, SavedSelect, SavedSwitch } from '../form/fields'
import { useSaver } from '../form/saver'
import { SavedChecks } from '../form/several'
import { SavedTime } from '../form/TypedField'
import { keyed } from '../list/commands'
import { EntityDetail } from '../list/EntityDetail'
import { EntitySection } from '../list/EntitySection'
import { Mark } from '../list/Mark'
import { useReachesAll } from '../list/reach'
import { DAYS, dayName, daysSaid } from './days'

type Schedule = Api<'ScheduleConfig'>
type Kind = Schedule['kind']
const KINDS: readonly Kind[] = ['queue_login', 'sign_out', 'clock_out']
const REFRESH = [['schedules']]
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/

export function SchedulesSection({ selected }: { selected: string | undefined }) {
  const { t } = useTranslation('people')
  const reachesAll = useReachesAll()
  const asked = useQuery(queries.schedules)
  const queues = useQuery(queries.queues).data ?? []
  const [fresh, setFresh] = useState({
    kind: 'queue_login' as Kind,
    time: '08:00',
    queue: null as string | null,
  })
  const said = (schedule: Schedule) => {
    const queue = queues.find((one) => one.id === schedule.queue)?.label ?? schedule.queue ?? ''
    return t(`schedules.said.${schedule.kind}`, { queue, time: schedule.time })
  }
  return (
    <EntitySection
      section="schedules"
      title={t('schedules.title')}
      hint={t('schedules.hint', { zone: currentZone() })}
      empty={{ title: t('schedules.empty'), hint: t('schedules.emptyHint') }}
      selected={selected}
      asked={asked}
      labelOf={orderOf}
      entry={(schedule) => ({
        label: said(schedule),
        note: `${daysSaid(schedule.days, t('schedules.everyDay'), t('schedules.noDay'))} · ${schedule.id}`,
        badge: schedule.enabled ? undefined : <Off />,
      })}
      adding={
        reachesAll
          ? {
              title: t('schedules.add'),
              action: t('schedules.make'),
              nameLabel: null,
              idLabel: t('schedules.id'),
              idHint: t('schedules.idHint'),
              create: (id, _, key) => {
                const { kind, time } = fresh
                const body = { id, kind, time, queue: kind === 'queue_login' ? fresh.queue : null }
                return ask(api.POST('/api/v1/schedules', { body, params: { header: keyed(key) } }))
              },
              refresh: REFRESH,
              ready: TIME.test(fresh.time) && (fresh.kind !== 'queue_login' || fresh.queue !== null),
              fields: (
                <>
                  <Select
                    label={t('schedules.kind')}
                    data={KINDS.map((value) => ({ value, label: t(`schedules.kinds.${value}`) }))}
                    value={fresh.kind}
                    onChange={(kind) => kind !== null && setFresh({ ...fresh, kind: kind as Kind })}
                    allowDeselect={false}
                  />
                  {fresh.kind === 'queue_login' && (
                    <Select
                      label={t('schedules.queue')}
                      data={queues.map(({ id, label }) => ({ value: id, label }))}
                      value={fresh.queue}
                      onChange={(queue) => setFresh({ ...fresh, queue })}
                      searchable
                      required
                      withAsterisk={false}
                    />
                  )}
                  <TextInput
                    type="time"
                    label={t('schedules.time')}
                    value={fresh.time}
                    onChange={(event) => setFresh({ ...fresh, time: event.currentTarget.value })}
                    required
                    withAsterisk={false}
                  />
                </>
              ),
            }
          : undefined
      }
    >
      {(schedule) => (
        <ScheduleDetail
          key={schedule.id}
          schedule={schedule}
          said={said(schedule)}
          queues={queues}
          readOnly={!reachesAll}
        />
      )}
    </EntitySection>
  )
}

/** By time of day. */
function orderOf(schedule: Schedule): string {
  return `${schedule.time} ${schedule.id}`
}

function Off() {
  const { t } = useTranslation('people')
  return <Mark>{t('schedules.off')}</Mark>
}

type ScheduleDetailProps = {
  schedule: Schedule
  said: string
  queues: readonly Api<'QueueConfig'>[]
  readOnly: boolean
}

function ScheduleDetail({ schedule, said, queues, readOnly }: ScheduleDetailProps) {
  const { t } = useTranslation('people')
  const agents = useQuery(queries.agents).data ?? []
  const path = { schedule: schedule.id }
  const saver = useSaver({
    send: (body: Api<'ScheduleConfigPatch'>, key) =>
      changed(api.PATCH('/api/v1/schedules/{schedule}', { body, params: { path, header: keyed(key) } })),
    refresh: REFRESH,
  })
  const ofQueue = schedule.kind === 'queue_login'
  return (
    <EntityDetail
      section="schedules"
      id={schedule.id}
      label={said}
      facts={schedule.enabled ? undefined : <Off />}
      readOnly={readOnly}
      remove={{
        action: t('schedules.delete'),
        goes: t('schedules.goes'),
        send: (key) =>
          changed(api.DELETE('/api/v1/schedules/{schedule}', { params: { path, header: keyed(key) } })),
        refresh: REFRESH,
      }}
    >
      <Block title={t('schedules.what')}>
        <SavedSwitch
          saver={saver}
          label={t('schedules.enabled')}
          value={schedule.enabled}
          patch={(enabled) => ({ enabled })}
          disabled={readOnly}
        />
        <SavedSelect
          saver={saver}
          label={t('schedules.kind')}
          description={t(`schedules.kindHints.${schedule.kind}`)}
          value={schedule.kind}
          // A queue login names its queue; the first will do until another is chosen.
          patch={(kind) => ({
            kind,
            queue: kind === 'queue_login' ? (schedule.queue ?? queues[0]?.id ?? null) : null,
          })}
          options={KINDS.map((value) => ({ value, label: t(`schedules.kinds.${value}`) }))}
          disabled={readOnly}
        />
        {ofQueue && (
          <SavedSelect
            saver={saver}
            label={t('schedules.queue')}
            value={schedule.queue}
            patch={(queue) => ({ queue })}
            options={queues.map(({ id, label }) => ({ value: id, label }))}
            disabled={readOnly}
          />
        )}
        <SavedMulti
          saver={saver}
          label={t('schedules.agents')}
          value={schedule.agents}
          patch={(chosen) => ({ agents: [...chosen] })}
          options={agents.map(({ id, name }) => ({ value: id, label: name }))}
          empty={t(ofQueue ? 'schedules.allMembers' : 'schedules.allAgents')}
          disabled={readOnly}
        />
      </Block>
      <Block title={t('schedules.when')} hint={t('schedules.zone', { zone: currentZone() })}>
        <SavedTime
          saver={saver}
          label={t('schedules.time')}
          value={schedule.time}
          patch={(time) => ({ time })}
          disabled={readOnly}
        />
        <SavedChecks
          saver={saver}
          label={t('schedules.days')}
          value={schedule.days}
          patch={(days) => ({ days: [...days] })}
          options={DAYS.map((day) => ({ value: day, label: dayName(day) }))}
          inline
          disabled={readOnly}
        />
      </Block>
    </EntityDetail>
  )
}
