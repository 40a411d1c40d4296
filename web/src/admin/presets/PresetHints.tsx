// What must be so beside a preset, or it does nothing: licences, login codes and forced login (S0.7, S1.2).
import { Alert, Anchor, Text } from '@mantine/core'
import { IconInfoCircle } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Api } from '@/api/client'
import * as queries from '@/api/queries'
import { byName, list } from '@/i18n/format'
import { may, useMe } from '@/session/session'

/** Beyond this many names, only their number is said. */
const NAMED = 12

export function Hints({ preset }: { preset: Api<'PresetView'> }) {
  const { t } = useTranslation('admin')
  const me = useMe()
  const { data: users = [] } = useQuery({ ...queries.users, enabled: may(me, 'manage_users') })
  const policy = preset.settings.queue_defaults?.no_answer
  const without = users.filter((user) => user.agent !== null && !user.licences.includes('auto_logout'))
  const names = without.map(({ name }) => name).sort(byName)
  const needsLicence = policy?.requires_licence === true && policy.threshold !== null && names.length > 0
  return (
    <>
      {needsLicence && (
        <Alert variant="default" icon={<IconInfoCircle aria-hidden />} title={t('presets.licence')}>
          <Text size="sm">
            {t('presets.licenceHint', {
              users: names.length > NAMED ? t('policy.agents', { count: names.length }) : list(names),
            })}{' '}
            <Anchor component={Link} to="/admin/users" inherit underline="always">
              {t('policy.giveLicences')}
            </Anchor>
          </Text>
        </Alert>
      )}
      {policy?.requires_forced_login === true && (
        <Alert variant="default" icon={<IconInfoCircle aria-hidden />} title={t('presets.forced')}>
          <Text size="sm">
            {t('presets.forcedHint')}{' '}
            <Anchor component={Link} to="/admin/agents" inherit underline="always">
              {t('policy.toAgents')}
            </Anchor>
          </Text>
        </Alert>
      )}
    </>
  )
}
