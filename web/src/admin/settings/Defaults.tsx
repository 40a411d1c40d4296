// What new agents, their users and new queues begin with.
import { SimpleGrid } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { word } from '@/i18n/words'
import { useMe } from '@/session/session'
import { Block, SavedDuration, SavedMulti, SavedSwitch } from '../form'
import { QueueNotices } from '../notices/QueueNotices'
import { PolicyForm } from '../queues/PolicyForm'
import { whole } from '../queues/policy'
import { usePool } from '../queues/usePool'
import type { PartProps } from './part'

const FEATURES = ['auto_logout'] as const

export function Defaults({ settings, saver }: PartProps) {
  const { t } = useTranslation('admin')
  const me = useMe()
  const pool = usePool()
  const agents = settings.agent_defaults
  // Nobody gives rights that they do not have; what is given already stays in sight.
  const rights = [...new Set([...settings.default_rights, 'ready_on_home' as const, ...me.rights])]
  return (
    <>
      <Block title={t('settings.newAgents')} hint={t('settings.newAgentsHint')}>
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <SavedMulti
            saver={saver}
            label={t('field.default_licences')}
            value={settings.default_licences}
            patch={(default_licences) => ({ default_licences: [...default_licences] })}
            options={FEATURES.map((value) => ({ value, label: word('feature', value) }))}
            empty={t('settings.noLicence')}
          />
          <SavedMulti
            saver={saver}
            label={t('field.default_rights')}
            value={settings.default_rights}
            patch={(default_rights) => ({ default_rights: [...default_rights] })}
            options={rights.map((value) => ({ value, label: word('right', value) }))}
            empty={t('settings.noRight')}
          />
          <SavedSwitch
            saver={saver}
            label={t('field.login_code')}
            description={t('settings.loginCodeHint')}
            value={agents?.login_code ?? false}
            patch={(login_code) => ({ agent_defaults: { login_code } })}
          />
          <SavedSwitch
            saver={saver}
            label={t('field.forced_login')}
            description={t('settings.forcedHint')}
            value={agents?.forced_login ?? false}
            patch={(forced_login) => ({ agent_defaults: { forced_login } })}
          />
          <SavedDuration
            saver={saver}
            label={t('field.idle_logout_s')}
            description={t('settings.idleHint')}
            value={agents?.idle_logout_s ?? null}
            patch={(idle_logout_s) => ({ agent_defaults: { idle_logout_s } })}
            min={1}
            max={99_999}
            empty={t('settings.never')}
          />
        </SimpleGrid>
      </Block>
      <Block title={t('settings.newQueues')} hint={t('settings.newQueuesHint')}>
        <PolicyForm
          saver={saver}
          policy={whole(settings.queue_defaults?.no_answer)}
          patch={(no_answer) => ({ queue_defaults: { no_answer } })}
          pool={pool}
        />
      </Block>
      <QueueNotices
        saver={saver}
        title={t('notices.newQueues')}
        notices={settings.queue_defaults ?? {}}
        patch={(part) => ({ queue_defaults: part })}
      />
    </>
  )
}
