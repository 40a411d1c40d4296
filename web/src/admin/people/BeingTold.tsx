// How a user is told away from the page: addresses, channels, quiet hours; and whether a message would arrive.
import { Button, Group, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type Api, api, asked } from '@/api/client'
import { unquiet } from '@/ui/quiet'
import { Refused } from '@/ui/Refused'
import { Block } from '../form/Block'
import type { Saver } from '../form/saver'
import { SavedChecks } from '../form/several'
import { SavedOptionalText, SavedTime } from '../form/TypedField'
import { MessageKey } from './MessageKey'

type User = Api<'UserConfig'>
type Patch = Api<'UserConfigPatch'>
type Channel = User['channels'][number]
type Away = Exclude<Channel, 'page'>

/** What the server says by a code. */
const ERRORS = ['no_address', 'no_secret', 'not_set_up'] as const
const CHANNELS: readonly Channel[] = ['page', 'email', 'chat', 'sms', 'webhook']

export function BeingTold({ user, saver, readOnly }: { user: User; saver: Saver<Patch>; readOnly: boolean }) {
  const { t } = useTranslation('people')
  const away = user.channels.filter((channel): channel is Away => channel !== 'page')
  const lacking = unquiet(user)
  return (
    <Block title={t('users.told')} hint={t('users.toldHint')}>
      <SavedChecks
        saver={saver}
        label={t('users.channels')}
        description={t('users.channelsHint')}
        value={user.channels}
        patch={(channels) => ({ channels: [...channels] })}
        options={CHANNELS.map((value) => ({ value, label: t(`users.channel.${value}`) }))}
        disabled={readOnly}
      />
      <SavedOptionalText
        saver={saver}
        label={t('users.email')}
        value={user.email}
        patch={(email) => ({ email })}
        maxLength={254}
        disabled={readOnly}
      />
      <SavedOptionalText
        saver={saver}
        label={t('users.chat')}
        value={user.chat}
        patch={(chat) => ({ chat })}
        maxLength={200}
        disabled={readOnly}
      />
      <SavedOptionalText
        saver={saver}
        label={t('users.phone')}
        value={user.phone}
        patch={(phone) => ({ phone })}
        maxLength={60}
        disabled={readOnly}
      />
      <SavedOptionalText
        saver={saver}
        label={t('users.webhook')}
        description={t('users.webhookHint')}
        value={user.webhook}
        patch={(webhook) => ({ webhook })}
        maxLength={2000}
        disabled={readOnly}
      />
      {!readOnly && user.webhook !== null && <MessageKey user={user} />}
      <Group align="start" gap="xl">
        <SavedTime
          saver={saver}
          label={t('users.quietFrom')}
          description={t('users.quietHint')}
          value={user.quiet_from}
          patch={(quiet_from) => ({ quiet_from })}
          optional
          disabled={readOnly}
        />
        <SavedTime
          saver={saver}
          label={t('users.quietTo')}
          description={lacking && t(`users.${lacking}`)}
          value={user.quiet_to}
          patch={(quiet_to) => ({ quiet_to })}
          optional
          disabled={readOnly}
        />
      </Group>
      {!readOnly && away.map((channel) => <Test key={channel} user={user.id} channel={channel} />)}
    </Block>
  )
}

/** Sends a message at once, and says what came of it. */
function Test({ user, channel }: { user: string; channel: Away }) {
  const { t } = useTranslation('people')
  const sending = useMutation({
    mutationFn: () => asked(api.POST('/api/v1/notifications/test', { body: { user, channel } })),
  })
  const said = sending.data
  return (
    <Group>
      <Button variant="default" loading={sending.isPending} onClick={() => sending.mutate()}>
        {t('users.test', { channel: t(`users.channel.${channel}`) })}
      </Button>
      <Text size="sm" role="status">
        {said?.sent === true && t('users.testSent')}
        {said?.sent === false && t('users.testFailed', { why: why(said.error ?? '') })}
      </Text>
      {sending.isError && <Refused error={sending.error} />}
    </Group>
  )

  /** What the mail server said stays as it is: whoever looks for it there finds it. */
  function why(error: string): string {
    const code = ERRORS.find((each) => each === error)
    return code === undefined ? error : t(`users.testWhy.${code}`)
  }
}
