// Sends oneself a message at once, and says what came of it.
import { Button, Group, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type Api, api, asked } from '@/api/client'
import { Refused } from '@/ui/Refused'

type Channel = Api<'MyTelling'>['channels'][number]
/** What the server says by a code; what another server said stays as it is. */
const ERRORS = ['no_address', 'no_secret', 'not_set_up'] as const

export function TestChannel({ channel }: { channel: Channel }) {
  const { t } = useTranslation('told')
  const sending = useMutation({
    mutationFn: () => asked(api.POST('/api/v1/notifications/test', { body: { user: null, channel } })),
  })
  const said = sending.data
  const code = ERRORS.find((each) => each === said?.error)
  return (
    <Group>
      <Button variant="default" loading={sending.isPending} onClick={() => sending.mutate()}>
        {t('test', { channel: t(`channel.${channel}`) })}
      </Button>
      <Text size="sm" role="status">
        {said?.sent === true && t('testSent')}
        {said?.sent === false &&
          t('testFailed', { why: code === undefined ? (said.error ?? '') : t(`why.${code}`) })}
      </Text>
      {sending.isError && <Refused error={sending.error} />}
    </Group>
  )
}
