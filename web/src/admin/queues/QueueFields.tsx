// How a queue distributes its calls, how long callers wait in it, and what it is called.
import { SimpleGrid } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Api } from '@/api/client'
import * as queries from '@/api/queries'
import { useMe } from '@/session/session'
import { Block, type Part, SavedDuration, SavedNumber, SavedSelect, SavedText, type Saver } from '../form'

export type QueuePatch = Part<Api<'QueueConfig'>>
export type QueueSaver = Saver<QueuePatch>
type FieldsProps = { queue: Api<'QueueConfig'>; saver: QueueSaver }

const STRATEGIES = [
  'longest_idle',
  'round_robin',
  'ring_all',
  'sequential',
  'fewest_calls',
  'least_talk_time',
  'random',
] as const
const DAY_S = 86_400
const WEEK_S = 604_800

export function Distribution({ queue, saver }: FieldsProps) {
  const { t } = useTranslation('admin')
  return (
    <Block title={t('queues.distribution')} hint={t(`queues.distributionHint.${queue.mode}`)}>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <SavedSelect
          saver={saver}
          label={t('queues.strategyLabel')}
          value={queue.strategy}
          patch={(strategy) => ({ strategy })}
          options={STRATEGIES.map((value) => ({ value, label: t(`queues.strategy.${value}`) }))}
        />
        <SavedDuration
          saver={saver}
          label={t('queues.ring')}
          value={queue.ring_s}
          patch={(ring_s) => ({ ring_s })}
          min={1}
          max={600}
        />
        <SavedDuration
          saver={saver}
          label={t('queues.retry')}
          description={t('queues.retryHint')}
          value={queue.retry_s}
          patch={(retry_s) => ({ retry_s })}
          min={0}
          max={600}
        />
        <SavedDuration
          saver={saver}
          label={t('queues.wrapUp')}
          description={t('queues.wrapUpHint')}
          value={queue.wrap_up_s}
          patch={(wrap_up_s) => ({ wrap_up_s })}
          min={0}
          max={WEEK_S}
        />
        <SavedNumber
          saver={saver}
          label={t('queues.priority')}
          description={t('queues.priorityHint')}
          value={queue.priority}
          patch={(priority) => ({ priority })}
          min={0}
          max={100}
        />
      </SimpleGrid>
    </Block>
  )
}

export function Waits({ queue, saver }: FieldsProps) {
  const { t } = useTranslation('admin')
  const { data: all = [] } = useQuery(queries.queues)
  return (
    <Block title={t('queues.waits')} hint={t('queues.waitsHint')}>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <SavedDuration
          saver={saver}
          label={t('queues.maxWait')}
          description={t('queues.maxWaitHint')}
          value={queue.max_wait_s}
          patch={(max_wait_s) => ({ max_wait_s })}
          min={1}
          max={DAY_S}
          empty={t('queues.unlimited')}
        />
        <SavedDuration
          saver={saver}
          label={t('queues.maxWaitAbsent')}
          description={t('queues.maxWaitAbsentHint')}
          value={queue.max_wait_absent_s}
          patch={(max_wait_absent_s) => ({ max_wait_absent_s })}
          min={0}
          max={DAY_S}
          empty={t('queues.unlimited')}
        />
        <SavedNumber
          saver={saver}
          label={t('queues.maxCallers')}
          description={t('queues.maxCallersHint')}
          value={queue.max_callers}
          patch={(max_callers) => ({ max_callers })}
          min={1}
          max={100_000}
          empty={t('queues.unlimited')}
        />
        <SavedSelect
          saver={saver}
          label={t('queues.overflow')}
          description={t('queues.overflowHint')}
          value={queue.overflow}
          patch={(overflow) => ({ overflow })}
          options={all.filter(({ id }) => id !== queue.id).map(({ id, label }) => ({ value: id, label }))}
          none={t('queues.noOverflow')}
        />
        <SavedDuration
          saver={saver}
          label={t('queues.serviceLevel')}
          description={t('queues.serviceLevelHint')}
          value={queue.service_level_s}
          patch={(service_level_s) => ({ service_level_s })}
          min={1}
          max={3600}
        />
      </SimpleGrid>
    </Block>
  )
}

export function Identity({ queue, saver }: FieldsProps) {
  const { t } = useTranslation('admin')
  const me = useMe()
  const { data: units = [] } = useQuery(queries.units)
  const reached = units.filter(({ id }) => me.units === null || me.units.includes(id))
  return (
    <Block title={t('queues.identity')} hint={t('queues.identityHint', { id: queue.id })}>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <SavedText
          saver={saver}
          label={t('queues.label')}
          value={queue.label}
          patch={(label) => ({ label })}
        />
        <SavedSelect
          saver={saver}
          label={t('queues.unit')}
          description={t('queues.unitHint')}
          value={queue.unit}
          patch={(unit) => ({ unit })}
          options={reached.map(({ id, label }) => ({ value: id, label }))}
          none={me.units === null ? t('queues.noUnit') : undefined}
        />
        <SavedSelect
          saver={saver}
          label={t('queues.modeLabel')}
          description={t('queues.modeHint')}
          value={queue.mode}
          patch={(mode) => ({ mode })}
          options={(['distributor', 'overlay'] as const).map((value) => ({
            value,
            label: t(`queues.mode.${value}`),
          }))}
        />
        <SavedSelect
          saver={saver}
          label={t('queues.channelLabel')}
          description={t('queues.channelHint')}
          value={queue.channel}
          patch={(channel) => ({ channel })}
          options={(['voice', 'other'] as const).map((value) => ({
            value,
            label: t(`queues.channel.${value}`),
          }))}
        />
      </SimpleGrid>
    </Block>
  )
}
