// The secrets with which requests are signed: since when each, and a new one, shown once.
import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { api, asked } from '@/api/client'
import { queryClient } from '@/api/queries'
import { dateTime, list } from '@/i18n/format'
import { Block } from '../form'
import { NewSecret } from '../list/NewSecret'
import { WebhookSecret } from './AddWebhook'
import { type Webhook, webhooks } from './webhooks'

export function Signing({ webhook }: { webhook: Webhook }) {
  const { t } = useTranslation('webhooks')
  const { id, name } = webhook
  const rotate = async () => {
    const made = await asked(
      api.POST('/api/v1/webhooks/{webhook}/secret', { params: { path: { webhook: id } } }),
    )
    void queryClient.invalidateQueries({ queryKey: webhooks.queryKey })
    return made
  }
  return (
    <Block title={t('signing')} hint={t('signingHint')}>
      <Text size="sm">
        {t('secrets', {
          count: webhook.secrets.length,
          made: list(webhook.secrets.map((at) => dateTime(at))),
        })}
      </Text>
      <NewSecret
        action={t('rotate')}
        question={t('rotateTitle', { name })}
        goes={t('rotateGoes')}
        made={t('rotated', { name })}
        make={rotate}
        shown={(secret, onClose) => <WebhookSecret secret={secret} onClose={onClose} />}
      />
    </Block>
  )
}
