// Sends an event at once, to see whether it arrives, and says what was answered.
import { Button, Group, Text } from '@mantine/core'
import { IconSend } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, asked } from '@/api/client'
import { Refused } from '@/ui/Refused'

export function TestWebhook({ webhook }: { webhook: string }) {
  const { t } = useTranslation('webhooks')
  const sending = useMutation({
    mutationFn: () => asked(api.POST('/api/v1/webhooks/{webhook}/test', { params: { path: { webhook } } })),
  })
  const said = sending.data
  return (
    <Group>
      <Button
        variant="default"
        leftSection={<IconSend size={18} aria-hidden />}
        loading={sending.isPending}
        onClick={() => sending.mutate()}
      >
        {t('test')}
      </Button>
      <Text size="sm" role="status">
        {said?.sent === true && t('testSent')}
        {said?.sent === false && t('testFailed', { why: said.error ?? '' })}
      </Text>
      {sending.isError && <Refused error={sending.error} />}
    </Group>
  )
}
