// Users: who may sign in to the application, as what, and with which rights and licences.
import { MultiSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Api, api, asked as ask } from '@/api/client'
import * as queries from '@/api/queries'
import { list } from '@/i18n/format'
import { word } from '@/i18n/words'
import { may, useMe } from '@/session/session'
import { keyed } from '../list/commands'
import { EntitySection } from '../list/EntitySection'
import { Mark } from '../list/Mark'
import { ROLES, type Role } from './rights'
import { UserDetail } from './UserDetail'

type User = Api<'UserConfig'>

export function UsersSection({ selected }: { selected: string | undefined }) {
  const { t } = useTranslation('people')
  const me = useMe()
  const asked = useQuery(queries.users)
  const [roles, setRoles] = useState<Role[]>(['supervisor'])
  const manages = may(me, 'manage_users')
  const note = (user: User) => {
    const said = user.roles.map((role) => word('role', role))
    return said.length === 0 ? t('users.noRole') : list(said)
  }
  return (
    <EntitySection
      section="users"
      title={t('users.title')}
      hint={t('users.hint')}
      empty={{ title: t('users.empty'), hint: t('users.emptyHint') }}
      selected={selected}
      asked={asked}
      labelOf={labelOf}
      entry={(user) => ({
        note: note(user),
        words: user.email ?? '',
        badge: user.active ? undefined : <Mark>{t('users.off')}</Mark>,
      })}
      adding={
        manages
          ? {
              title: t('users.add'),
              action: t('users.make'),
              nameLabel: t('users.name'),
              idHint: t('users.idHint'),
              create: (id, name, key) =>
                ask(api.POST('/api/v1/users', { body: { id, name, roles }, params: { header: keyed(key) } })),
              refresh: [['users']],
              fields: (
                <MultiSelect
                  label={t('users.roles')}
                  description={t('users.passwordNext')}
                  data={ROLES.map((value) => ({ value, label: word('role', value) }))}
                  value={roles}
                  onChange={(chosen) => setRoles(chosen as Role[])}
                />
              ),
            }
          : undefined
      }
    >
      {(user) => <UserDetail key={user.id} user={user} readOnly={!manages} />}
    </EntitySection>
  )
}

function labelOf(user: User): string {
  return user.name
}
