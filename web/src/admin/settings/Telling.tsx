// Who is told of what concerns the whole organisation, and how long messages wait for more to be told.
import { SimpleGrid } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Block, SavedDuration, SavedNumber } from '../form'
import { NoticeFields, NoticeUsers } from '../notices/NoticeFields'
import type { PartProps } from './part'

const HOUR_S = 3600
/** As the server has it where nothing was set. */
const NO_LOSSES = { users: [], count: 5, within_s: 60 }
const NAMES = ['link_down', 'drift_notice'] as const

export function Telling({ settings, saver }: PartProps) {
  const { t } = useTranslation('admin')
  const lost = settings.devices_lost ?? NO_LOSSES
  return (
    <Block title={t('settings.telling')} hint={t('settings.tellingHint')}>
      {NAMES.map((name) => (
        <NoticeFields
          key={name}
          saver={saver}
          name={name}
          notice={settings[name]}
          patch={(part) => ({ [name]: part })}
        />
      ))}
      <SimpleGrid cols={{ base: 1, sm: 3 }}>
        <NoticeUsers
          saver={saver}
          label={t('field.devices_lost_users')}
          value={lost.users}
          patch={(users) => ({ devices_lost: { users } })}
        />
        <SavedNumber
          saver={saver}
          label={t('field.devices_lost_count')}
          value={lost.count}
          patch={(count) => ({ devices_lost: { count } })}
          min={2}
          max={1000}
        />
        <SavedDuration
          saver={saver}
          label={t('field.devices_lost_within_s')}
          value={lost.within_s}
          patch={(within_s) => ({ devices_lost: { within_s } })}
          min={1}
          max={HOUR_S}
        />
      </SimpleGrid>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <SavedDuration
          saver={saver}
          label={t('field.gather_s')}
          description={t('settings.gatherHint')}
          value={settings.gather_s}
          patch={(gather_s) => ({ gather_s })}
          min={0}
          max={HOUR_S}
        />
      </SimpleGrid>
    </Block>
  )
}
