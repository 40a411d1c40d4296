// Signing in at a phone: whether it takes a code (and the code itself), whether it is forced, and when it ends by itself.
import { Alert, Button, Group } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconInfoCircle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { may, useMe } from '@/session/session'
import { Block } from '../form/Block'
import { SavedSwitch } from '../form/fields'
import { SavedDuration } from '../form/TypedField'
import type { AgentPartProps } from './agentPart'
import { LoginCodeDialog } from './LoginCodeDialog'

const LONGEST_S = 99_999

export function SigningIn({ agent, saver, readOnly }: AgentPartProps) {
  const { t } = useTranslation('people')
  const me = useMe()
  const [opened, { open, close }] = useDisclosure()
  const setsCodes = !readOnly && (may(me, 'manage_users') || me.agent === agent.id)
  const idleIsIdle = agent.idle_logout_s !== null && !(agent.login_code && agent.forced_login)
  return (
    <Block title={t('signIn.title')} hint={t('signIn.hint')}>
      <SavedSwitch
        saver={saver}
        label={t('signIn.code')}
        description={t('signIn.codeHint')}
        value={agent.login_code}
        patch={(login_code) => ({ login_code })}
        disabled={readOnly}
      />
      {setsCodes && agent.login_code && (
        <Group>
          <Button variant="default" onClick={open} aria-haspopup="dialog">
            {t('signIn.setCode')}
          </Button>
        </Group>
      )}
      <LoginCodeDialog agent={agent.id} name={agent.name} opened={opened} onClose={close} />
      <SavedSwitch
        saver={saver}
        label={t('signIn.forced')}
        description={t('signIn.forcedHint')}
        value={agent.forced_login}
        patch={(forced_login) => ({ forced_login })}
        disabled={readOnly}
      />
      <SavedDuration
        saver={saver}
        label={t('signIn.idle')}
        description={t('signIn.idleHint')}
        value={agent.idle_logout_s}
        patch={(idle_logout_s) => ({ idle_logout_s })}
        min={1}
        max={LONGEST_S}
        empty={t('signIn.never')}
        disabled={readOnly}
      />
      {idleIsIdle && (
        <Alert color="yellow" icon={<IconInfoCircle aria-hidden />} p="xs">
          {t(agent.login_code ? 'signIn.needsForced' : 'signIn.needsCode')}
        </Alert>
      )}
    </Block>
  )
}
