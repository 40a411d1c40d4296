// A new password for a user; one's own takes the current one as well. It ends the user's other sessions.
import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, asked } from '@/api/client'
import { useMe } from '@/session/session'
import { useCommand } from '@/ui/command'
import { notice } from '@/ui/notice'
import { Password } from '@/ui/Password'
import { Refused } from '@/ui/Refused'

/** The server's least; it wants some variety as well. */
const LEAST = 10

type PasswordDialogProps = { user: string; name: string; opened: boolean; onClose: () => void }

export function PasswordDialog({ user, name, opened, onClose }: PasswordDialogProps) {
  const { t } = useTranslation(['people', 'common'])
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('users.setPasswordOf', { name })}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <PasswordForm user={user} name={name} onClose={onClose} />
    </Modal>
  )
}

function PasswordForm({ user, name, onClose }: { user: string; name: string; onClose: () => void }) {
  const { t } = useTranslation(['people', 'common'])
  const own = useMe().user === user
  const [current, setCurrent] = useState('')
  const [password, setPassword] = useState('')
  const set = useCommand(
    (body: { password: string; current_password?: string }) =>
      asked(api.PUT('/api/v1/users/{user}/password', { body, params: { path: { user } } })),
    async () => {
      onClose()
      await notice(t('users.passwordSet', { name }))
    },
  )
  const ready = password.length >= LEAST && (!own || current !== '')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (ready) set.mutate({ password, ...(own && { current_password: current }) })
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        {own && (
          <Password
            label={t('users.currentPassword')}
            value={current}
            onChange={(event) => setCurrent(event.currentTarget.value)}
            autoComplete="current-password"
            data-autofocus
          />
        )}
        <Password
          label={t('users.newPassword')}
          description={t('users.newPasswordHint', { count: LEAST })}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          autoComplete="new-password"
          data-autofocus={!own || undefined}
        />
        <Text size="sm" c="dimmed">
          {t(own ? 'users.passwordEndsOwn' : 'users.passwordEnds')}
        </Text>
        <Refused error={set.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" loading={set.isPending} disabled={!ready}>
            {t('users.savePassword')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
