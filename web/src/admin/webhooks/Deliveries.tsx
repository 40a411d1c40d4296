// What became of each delivery to one webhook, the newest first; and the way to send one again.
import { Button, Group, Paper, Stack, Text } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Api, api, asked } from '@/api/client'
import { dateTime } from '@/i18n/format'
import { useAnnounce } from '@/ui/announce'
import { useCommand } from '@/ui/command'
import { More } from '@/ui/More'
import { Refused } from '@/ui/Refused'
import { Failed, Waiting } from '@/ui/States'
import { Block } from '../form'
import { DeliveryMark, type DeliveryState, StateSelect, Tries } from '../list/Delivery'

type Delivery = Api<'DeliveryInfo'>
const PAGE = 20
const EVERY_MS = 5_000

export function Deliveries({ webhook }: { webhook: string }) {
  const { t } = useTranslation(['webhooks', 'common'])
  const [state, setState] = useState<DeliveryState | null>(null)
  const asking = useInfiniteQuery({
    queryKey: ['webhooks', webhook, 'deliveries', state],
    queryFn: ({ pageParam }) =>
      asked(
        api.GET('/api/v1/webhooks/{webhook}/deliveries', {
          params: {
            path: { webhook },
            query: { limit: PAGE, cursor: pageParam, state: state ?? undefined },
          },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    staleTime: 0,
    refetchInterval: EVERY_MS,
  })
  const deliveries = asking.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <Block title={t('deliveries')} hint={t('deliveriesHint')}>
      <StateSelect state={state} onChange={setState} />
      {asking.isPending && <Waiting />}
      {asking.error !== null && <Failed error={asking.error} retry={() => void asking.refetch()} />}
      {asking.isSuccess && deliveries.length === 0 && <Text size="sm">{t('noDeliveries')}</Text>}
      <Stack gap="xs" component="ul" p={0} m={0} style={{ listStyle: 'none' }} aria-label={t('deliveries')}>
        {deliveries.map((delivery) => (
          <Paper key={delivery.id} component="li" withBorder p="sm">
            <Line webhook={webhook} delivery={delivery} />
          </Paper>
        ))}
      </Stack>
      <More of={asking} />
    </Block>
  )
}

function Line({ webhook, delivery }: { webhook: string; delivery: Delivery }) {
  const { t } = useTranslation('webhooks')
  const { id, type, seq, created, state, error } = delivery
  const client = useQueryClient()
  const announce = useAnnounce()
  const again = useCommand(
    (key: string) =>
      asked(
        api.POST('/api/v1/webhooks/{webhook}/deliveries/{delivery}/again', {
          params: { path: { webhook, delivery: key } },
        }),
      ),
    () => {
      announce(t('sentAgain', { id }))
      void client.invalidateQueries({ queryKey: ['webhooks', webhook, 'deliveries'] })
    },
  )
  return (
    <Stack gap={4}>
      <Group justify="space-between" align="flex-start" gap="xs">
        <div>
          <Text size="sm" fw={600}>
            {seq === 0 ? type : t('eventOf', { type, seq })}
          </Text>
          <Text size="sm" c="dimmed" className="rr-digits">
            {t('happened', { at: dateTime(created) })}
          </Text>
        </div>
        <DeliveryMark state={state} />
      </Group>
      <Tries delivery={delivery} error={error} />
      <Group>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconRefresh size={16} aria-hidden />}
          loading={again.isPending}
          onClick={() => again.mutate(id)}
          aria-label={t('againOf', { id })}
        >
          {t('again')}
        </Button>
        <Refused error={again.error} />
      </Group>
    </Stack>
  )
}
