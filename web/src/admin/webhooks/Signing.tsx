// The secrets with which requests are signed: since when each, and a new one, shown once.
import { Button, Group, Modal, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconKey } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, asked } from '@/api/client'
import { queryClient } from '@/api/queries'
import { dateTime, list } from '@/i18n/format'
import { Confirm } from '@/ui/Confirm'
import { useCommand } from '@/ui/command'
import { Block } from '../form'
import { keptOpen } from '../list/OnceShown'
import { WebhookSecret } from './AddWebhook'
import { type Webhook, webhooks } from './webhooks'

export function Signing({ webhook }: { webhook: Webhook }) {
  const { t } = useTranslation('webhooks')
  const [asking, { open, close }] = useDisclosure()
  const [secret, setSecret] = useState<string | null>(null)
  const rotate = useCommand(
    (id: string) =>
      asked(api.POST('/api/v1/webhooks/{webhook}/secret', { params: { path: { webhook: id } } })),
    (made) => {
      close()
      setSecret(made.secret)
      void queryClient.invalidateQueries({ queryKey: webhooks.queryKey })
    },
  )
  return (
    <Block title={t('signing')} hint={t('signingHint')}>
      <Text size="sm">
        {t('secrets', {
          count: webhook.secrets.length,
          made: list(webhook.secrets.map((at) => dateTime(at))),
        })}
      </Text>
      <Group>
        <Button
          variant="default"
          leftSection={<IconKey size={18} aria-hidden />}
          onClick={open}
          aria-haspopup="dialog"
        >
          {t('rotate')}
        </Button>
      </Group>
      <Confirm
        opened={asking}
        onClose={close}
        title={t('rotateTitle', { name: webhook.name })}
        action={t('rotate')}
        onConfirm={() => rotate.mutate(webhook.id)}
        pending={rotate.isPending}
        error={rotate.error}
      >
        {t('rotateGoes')}
      </Confirm>
      <Modal
        opened={secret !== null}
        onClose={() => setSecret(null)}
        {...keptOpen(true)}
        title={t('rotated', { name: webhook.name })}
      >
        <WebhookSecret secret={secret ?? ''} onClose={() => setSecret(null)} />
      </Modal>
    </Block>
  )
}
