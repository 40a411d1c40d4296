// All that can be set of one user: who they are, what they may do, what they are licensed for, and their password.
import { Button, Group, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type Api, api } from '@/api/client'
import * as queries from '@/api/queries'
import { word } from '@/i18n/words'
import { TextLink } from '@/ui/links'
import { Block } from '../form/Block'
import { changed } from '../form/changes'
import { SavedMulti, SavedSelect, SavedSwitch } from '../form/fields'
import { type Saver, useSaver } from '../form/saver'
import { SavedChecks } from '../form/several'
import { SavedText } from '../form/TypedField'
import { keyed } from '../list/commands'
import { EntityDetail } from '../list/EntityDetail'
import { BeingTold } from './BeingTold'
import { PasswordDialog } from './PasswordDialog'
import { RIGHTS, ROLES, roleWith } from './rights'

type User = Api<'UserConfig'>
type Patch = Api<'UserConfigPatch'>
type PartProps = { user: User; saver: Saver<Patch>; readOnly: boolean }
const REFRESH = [['users'], ['agents'], ['me']]

export function UserDetail({ user, readOnly }: { user: User; readOnly: boolean }) {
  const { t } = useTranslation('people')
  const path = { user: user.id }
  const saver = useSaver({
    send: (body: Patch, key) =>
      changed(api.PATCH('/api/v1/users/{user}', { body, params: { path, header: keyed(key) } })),
    refresh: REFRESH,
  })
  const part = { user, saver, readOnly }
  return (
    <EntityDetail
      section="users"
      id={user.id}
      label={user.name}
      readOnly={readOnly}
      remove={{
        action: t('users.delete'),
        goes: t('users.goes'),
        send: (key) => changed(api.DELETE('/api/v1/users/{user}', { params: { path, header: keyed(key) } })),
        refresh: REFRESH,
      }}
    >
      <General {...part} />
      <BeingTold {...part} />
      <SigningIn {...part} />
      <Reach {...part} />
      <Licences {...part} />
    </EntityDetail>
  )
}

function General({ user, saver, readOnly }: PartProps) {
  const { t } = useTranslation('people')
  return (
    <Block title={t('block.general')}>
      <SavedText
        saver={saver}
        label={t('users.name')}
        value={user.name}
        patch={(name) => ({ name })}
        disabled={readOnly}
      />
    </Block>
  )
}

function SigningIn({ user, saver, readOnly }: PartProps) {
  const { t } = useTranslation('people')
  const [opened, { open, close }] = useDisclosure()
  return (
    <Block title={t('users.signIn')}>
      <SavedSwitch
        saver={saver}
        label={t('users.active')}
        description={t('users.activeHint')}
        value={user.active}
        patch={(active) => ({ active })}
        disabled={readOnly}
      />
      {!readOnly && (
        <Group>
          <Button variant="default" onClick={open} aria-haspopup="dialog">
            {t('users.setPassword')}
          </Button>
        </Group>
      )}
      <PasswordDialog user={user.id} name={user.name} opened={opened} onClose={close} />
    </Block>
  )
}

/** Their roles and rights, and whom these reach. */
function Reach({ user, saver, readOnly }: PartProps) {
  const { t } = useTranslation('people')
  const units = useQuery(queries.units).data ?? []
  const agents = useQuery(queries.agents).data ?? []
  const users = useQuery(queries.users).data ?? []
  const taken = new Set(users.filter((one) => one.id !== user.id).map((one) => one.agent))
  const isAll = user.roles.includes('admin') && user.units.length === 0
  return (
    <Block title={t('users.rightsTitle')} hint={t('users.rightsHint')}>
      <SavedChecks
        saver={saver}
        label={t('users.roles')}
        value={user.roles}
        patch={(roles) => ({ roles: [...roles] })}
        options={ROLES.map((value) => ({
          value,
          label: word('role', value),
          description: t(`users.roleHints.${value}`),
        }))}
        disabled={readOnly}
      />
      <SavedMulti
        saver={saver}
        label={t('users.units')}
        description={t(isAll ? 'users.unitsAll' : 'users.unitsHint')}
        value={user.units}
        patch={(chosen) => ({ units: [...chosen] })}
        options={units.map(({ id, label }) => ({ value: id, label }))}
        empty={t(isAll ? 'users.allUnits' : 'users.noUnits')}
        disabled={readOnly}
      />
      <SavedSelect
        saver={saver}
        label={t('users.agent')}
        description={t('users.agentHint')}
        value={user.agent}
        patch={(agent) => ({ agent })}
        options={agents
          .filter(({ id }) => !taken.has(id))
          .map(({ id, name }) => ({ value: id, label: id === name ? name : `${name} (${id})` }))}
        none={t('users.noAgent')}
        disabled={readOnly}
      />
      {user.agent !== null && (
        <Text size="sm">
          <TextLink to="/admin/$section/$key" params={{ section: 'agents', key: user.agent }}>
            {t('users.toAgent')}
          </TextLink>
        </Text>
      )}
      <SavedChecks
        saver={saver}
        label={t('users.rights')}
        value={user.rights}
        patch={(rights) => ({ rights: [...rights] })}
        options={RIGHTS.map((value) => {
          const role = roleWith(value, user.roles)
          return {
            value,
            label: word('right', value),
            description: role && t('users.byRole', { role: word('role', role) }),
            given: role !== undefined,
          }
        })}
        disabled={readOnly}
      />
    </Block>
  )
}

function Licences({ user, saver, readOnly }: PartProps) {
  const { t } = useTranslation('people')
  return (
    <Block title={t('users.licences')}>
      <SavedSwitch
        saver={saver}
        label={word('feature', 'auto_logout')}
        description={t('users.autoLogoutHint')}
        value={user.licences.includes('auto_logout')}
        patch={(on) => ({
          licences: [
            ...user.licences.filter((one) => one !== 'auto_logout'),
            ...(on ? (['auto_logout'] as const) : []),
          ],
        })}
        disabled={readOnly}
      />
    </Block>
  )
}
