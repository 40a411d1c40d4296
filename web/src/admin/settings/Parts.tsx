// Parts of the settings: the organisation, what statuses do by themselves, and how calls and phones are treated.
import { Anchor, SimpleGrid, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import * as queries from '@/api/queries'
import { Block, type Option, SavedDuration, SavedSelect, SavedSwitch, SavedText } from '../form'
import type { PartProps } from './part'

const MONTH_S = 2_592_000

/** All zones that the browser knows, and the one that is set. */
function zones(current: string): Option[] {
  const known = Intl.supportedValuesOf('timeZone')
  return [...new Set(['UTC', current, ...known])].sort().map((zone) => ({ value: zone, label: zone }))
}

export function Organisation({ settings, saver }: PartProps) {
  const { t } = useTranslation('admin')
  return (
    <Block title={t('settings.organisation')}>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <SavedText saver={saver} label={t('field.name')} value={settings.name} patch={(name) => ({ name })} />
        <SavedSelect
          saver={saver}
          label={t('field.zone')}
          description={t('settings.zoneHint')}
          value={settings.zone}
          patch={(zone) => ({ zone })}
          options={zones(settings.zone)}
        />
      </SimpleGrid>
      <Text size="sm">
        {settings.preset === null
          ? t('settings.noPreset')
          : t('settings.preset', { preset: settings.preset })}{' '}
        <Anchor component={Link} to="/admin/presets" inherit underline="always">
          {t('settings.toPresets')}
        </Anchor>
      </Text>
    </Block>
  )
}

function useStatusOptions(): Option[] {
  const { data: statuses = [] } = useQuery(queries.statuses)
  return statuses.map(({ id, label }) => ({ value: id, label }))
}

export function Statuses({ settings, saver }: PartProps) {
  const { t } = useTranslation('admin')
  const options = useStatusOptions()
  const { data: statuses = [] } = useQuery(queries.statuses)
  // A task may need a status, or one of the reasons that a status asks for.
  const reasons = [...new Set(statuses.flatMap((status) => status.reasons))]
  const needed = [...options, ...reasons.map((reason) => ({ value: reason, label: reason }))]
  return (
    <Block title={t('settings.statuses')} hint={t('settings.statusesHint')}>
      <SavedSwitch
        saver={saver}
        label={t('field.status_covers_queues')}
        description={t('settings.coversHint')}
        value={settings.status_covers_queues}
        patch={(status_covers_queues) => ({ status_covers_queues })}
      />
      <SavedSwitch
        saver={saver}
        label={t('field.available_needs_device')}
        description={t('settings.needsDeviceHint')}
        value={settings.available_needs_device}
        patch={(available_needs_device) => ({ available_needs_device })}
      />
      <SavedSwitch
        saver={saver}
        label={t('field.single_call_spent_by_miss')}
        description={t('settings.singleCallHint')}
        value={settings.single_call_spent_by_miss}
        patch={(single_call_spent_by_miss) => ({ single_call_spent_by_miss })}
      />
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <SavedSelect
          saver={saver}
          label={t('field.online_status')}
          description={t('settings.onlineHint')}
          value={settings.online_status}
          patch={(online_status) => ({ online_status })}
          options={options}
        />
        <SavedSelect
          saver={saver}
          label={t('field.offline_status')}
          description={t('settings.offlineHint')}
          value={settings.offline_status}
          patch={(offline_status) => ({ offline_status })}
          options={options}
        />
        <SavedSelect
          saver={saver}
          label={t('field.first_status')}
          value={settings.first_status}
          patch={(first_status) => ({ first_status })}
          options={options}
          none={t('settings.likeOffline')}
        />
        <SavedSelect
          saver={saver}
          label={t('field.tasks_need')}
          description={t('settings.tasksHint')}
          value={settings.tasks_need}
          patch={(tasks_need) => ({ tasks_need })}
          options={needed}
        />
        <SavedSelect
          saver={saver}
          label={t('field.preview_acts_as')}
          description={t('settings.previewHint')}
          value={settings.preview_acts_as}
          patch={(preview_acts_as) => ({ preview_acts_as })}
          options={options}
        />
        <SavedSelect
          saver={saver}
          label={t('field.post_call_acts_as')}
          value={settings.post_call_acts_as}
          patch={(post_call_acts_as) => ({ post_call_acts_as })}
          options={options}
        />
      </SimpleGrid>
    </Block>
  )
}

export function Calls({ settings, saver }: PartProps) {
  const { t } = useTranslation('admin')
  return (
    <Block title={t('settings.calls')}>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <SavedSelect
          saver={saver}
          label={t('field.drift')}
          description={t('settings.driftHint')}
          value={settings.drift}
          patch={(drift) => ({ drift })}
          options={(['correct', 'adopt'] as const).map((value) => ({
            value,
            label: t(`value.drift.${value}`),
          }))}
        />
        <SavedDuration
          saver={saver}
          label={t('field.home_lost_s')}
          description={t('settings.homeLostHint')}
          value={settings.home_lost_s}
          patch={(home_lost_s) => ({ home_lost_s })}
          min={1}
          max={MONTH_S}
        />
      </SimpleGrid>
    </Block>
  )
}
