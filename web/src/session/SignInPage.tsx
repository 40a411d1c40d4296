// The sign-in form. What was typed stays when it is refused.
import { Anchor, Button, Card, Center, Stack, Text, TextInput, Title } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '@/ui/command'
import { Password } from '@/ui/Password'
import { Refused } from '@/ui/Refused'
import { signIn, startPage } from './session'

export function SignInPage() {
  const { t } = useTranslation(['session', 'common'])
  const navigate = useNavigate()
  const { next, why } = useSearch({ from: '/sign-in' })
  const [user, setUser] = useState('')
  const [password, setPassword] = useState('')
  const [organisation, setOrganisation] = useState('')
  const [severalOrganisations, setSeveral] = useState(false)
  const login = useCommand(
    () => signIn({ user, password, ...(organisation !== '' && { organisation }) }),
    (me) => void navigate({ to: next ?? startPage(me), replace: true }),
  )
  function submit(event: FormEvent) {
    event.preventDefault()
    login.mutate(undefined)
  }
  return (
    <Center component="main" mih="100dvh" p="md">
      <Card withBorder shadow="sm" padding="xl" w="100%" maw={400}>
        <form onSubmit={submit}>
          <Stack>
            <div>
              <Text c="dimmed" fw={600}>
                {t('common:appName')}
              </Text>
              <Title order={1} size="h2">
                {t('title')}
              </Title>
            </div>
            {why === 'ended' && <Text role="status">{t('ended')}</Text>}
            {why === 'signed_out' && <Text role="status">{t('signedOut')}</Text>}
            <TextInput
              label={t('user')}
              name="user"
              autoComplete="username"
              autoCapitalize="none"
              autoFocus
              required
              withAsterisk={false}
              value={user}
              onChange={(event) => setUser(event.currentTarget.value)}
            />
            <Password
              label={t('password')}
              name="password"
              autoComplete="current-password"
              required
              withAsterisk={false}
              value={password}
              onChange={(event) => setPassword(event.currentTarget.value)}
            />
            {severalOrganisations ? (
              <TextInput
                label={t('organisation')}
                description={t('organisationHint')}
                name="organisation"
                autoComplete="organization"
                value={organisation}
                onChange={(event) => setOrganisation(event.currentTarget.value)}
              />
            ) : (
              <Anchor component="button" type="button" size="sm" ta="start" onClick={() => setSeveral(true)}>
                {t('organisationAsk')}
              </Anchor>
            )}
            <Refused error={login.error} />
            <Button type="submit" loading={login.isPending}>
              {t('submit')}
            </Button>
            <Text size="sm" c="dimmed">
              {t('noStatus')}
            </Text>
          </Stack>
        </form>
      </Card>
    </Center>
  )
}
