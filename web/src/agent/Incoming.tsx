// A call that rings me: who calls, for how long, and answering or refusing it; or at which phone to answer.
import { Button, Group, Kbd, Stack, Text, Title } from '@mantine/core'
import { IconPhone, IconPhoneOff } from '@tabler/icons-react'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, asked } from '@/api/client'
import * as queries from '@/api/queries'
import { word } from '@/i18n/words'
import type { OfferRow } from '@/live/frames'
import { Remaining } from '@/ui/Clock'
import classes from './Agent.module.css'
import type { useAct } from './acts'
import type { Mine } from './mine'

/** The caller, who is not on an agent's board. None if the call has gone on meanwhile. */
const callOf = (agent: string, call: string) =>
  queryOptions({
    queryKey: ['calls', call],
    queryFn: async () => {
      const { items } = await asked(api.GET('/api/v1/calls', { params: { query: { agent } } }))
      return items.find((each) => each.id === call) ?? null
    },
  })

/** Queues whose calls an overlay switch rings: those are answered at the phone alone. */
export function useOverlay(): (queue: string) => boolean {
  const { data } = useQuery(queries.queues)
  return (queue) => data?.some((each) => each.id === queue && each.mode === 'overlay') ?? false
}

type IncomingProps = {
  mine: Mine
  offer: OfferRow
  /** Of who draws this: a refusal is to be seen after the call has gone. */
  act: ReturnType<typeof useAct>
  keysOn: boolean
  floating?: boolean
}

export function Incoming({ mine, offer, act, keysOn, floating = false }: IncomingProps) {
  const { t } = useTranslation('agent')
  const overlay = useOverlay()
  const { data: call } = useQuery(callOf(mine.agent, offer.call))
  const queue = mine.queueLabel(offer.queue)
  const live = mine.link === 'live'
  const doing = act.isPending ? act.variables.do : null
  return (
    <section
      aria-label={t('offer.title')}
      className={`${classes.urgent} ${classes.ringing} ${floating ? classes.floating : ''}`}
    >
      <Group justify="space-between" align="flex-start" wrap="nowrap" data-stale={!live || undefined}>
        <div>
          <Title order={2} size="h2">
            {t('offer.from', { queue })}
          </Title>
          {call && (
            <Text size="lg">
              {t(call.external ? 'offer.caller' : 'offer.callerInternal', { caller: call.caller })}
            </Text>
          )}
        </div>
        {live && (
          <Stack gap={0} align="flex-end">
            <Text size="sm">{t('offer.left')}</Text>
            <span className={classes.countdown}>
              <Remaining until={offer.until} />
            </span>
          </Stack>
        )}
      </Group>
      {overlay(offer.queue) ? (
        <Text mt="sm" fw={600}>
          <AtPhone mine={mine} device={offer.device} />
        </Text>
      ) : (
        <Group mt="md" grow preventGrowOverflow={false} maw={440}>
          <Button
            size="lg"
            leftSection={<IconPhone aria-hidden />}
            rightSection={
              keysOn && (
                <Kbd aria-hidden className={classes.key}>
                  A
                </Kbd>
              )
            }
            aria-keyshortcuts={keysOn ? 'a' : undefined}
            loading={doing === 'answer'}
            onClick={() => act.mutate({ do: 'answer', offer: offer.id })}
          >
            {t('offer.answer')}
          </Button>
          <Button
            size="lg"
            variant="default"
            leftSection={<IconPhoneOff aria-hidden />}
            rightSection={
              keysOn && (
                <Kbd aria-hidden className={classes.key}>
                  R
                </Kbd>
              )
            }
            aria-keyshortcuts={keysOn ? 'r' : undefined}
            loading={doing === 'refuse'}
            onClick={() => act.mutate({ do: 'refuse', offer: offer.id })}
          >
            {t('offer.refuse')}
          </Button>
        </Group>
      )}
      {offer.excused !== null && (
        <Text mt="xs" size="sm">
          {t('offer.excused')}
        </Text>
      )}
      {!live && <Text mt="xs">{t('offer.stale')}</Text>}
    </section>
  )
}

function AtPhone({ mine, device }: { mine: Mine; device: string | null }) {
  const { t } = useTranslation('agent')
  const known = mine.row.devices.find((each) => each.id === device)
  if (device === null) return t('offer.noDevice')
  return t('offer.device', {
    device: known === undefined ? device : `${word('device', known.kind)} (${device})`,
  })
}
