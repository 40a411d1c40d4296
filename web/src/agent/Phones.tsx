// My phones: whether a call could reach me at one, and signing in and out at them for those with a login code.
import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { word } from '@/i18n/words'
import { Refused } from '@/ui/Refused'
import { StatusDot } from '@/ui/StatusDot'
import { useAct } from './acts'
import type { Mine } from './mine'

const SignInDialog = lazy(() => import('./SignInDialog'))
const GREEN = '#2f9e44'
const GREY = '#868e96'

export function Phones({ mine }: { mine: Mine }) {
  const { t } = useTranslation('agent')
  const act = useAct(mine.agent)
  const { devices, signed_in: signedIn } = mine.row
  const [asking, ask] = useState(false)
  const at = mine.detail?.signed_in.devices ?? []
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="phones-title">
      <Title order={2} size="h5" mb="xs" id="phones-title">
        {t('phones.title')}
      </Title>
      <Stack
        gap={4}
        component="ul"
        p={0}
        m={0}
        style={{ listStyle: 'none' }}
        data-stale={mine.link !== 'live' || undefined}
      >
        {devices.length === 0 && <li>{t('phones.none')}</li>}
        {devices.map((device) => (
          <Group key={device.id} component="li" gap="xs" wrap="nowrap" align="baseline">
            <StatusDot colour={device.registered ? GREEN : GREY} size={10} />
            <Text>
              {word('device', device.kind)}{' '}
              <Text span size="sm" c="dimmed">
                {device.id}
              </Text>
            </Text>
            <Text size="sm" ml="auto">
              {t(device.registered ? 'phones.registered' : 'phones.unregistered')}
              {signedIn && at.includes(device.id) && `, ${t('phones.signedInHere')}`}
            </Text>
          </Group>
        ))}
      </Stack>
      {mine.detail?.login_code && (
        <Group gap="xs" mt="sm">
          <Button variant={signedIn ? 'default' : 'filled'} onClick={() => ask(true)}>
            {t('phones.signIn')}
          </Button>
          {signedIn && (
            <Button variant="default" loading={act.isPending} onClick={() => act.mutate({ do: 'sign_out' })}>
              {t('phones.signOut')}
            </Button>
          )}
        </Group>
      )}
      <Refused error={act.error} />
      {asking && (
        <Suspense>
          <SignInDialog mine={mine} onClose={() => ask(false)} />
        </Suspense>
      )}
    </Paper>
  )
}
