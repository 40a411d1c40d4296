// The calls that I have now: with whom, for how long, and holding or ending them where that is not the phone's business.
import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import * as queries from '@/api/queries'
import { word } from '@/i18n/words'
import type { AgentRow } from '@/live/frames'
import { Elapsed } from '@/ui/Clock'
import { Refused } from '@/ui/Refused'
import { useAct } from './acts'
import type { Mine } from './mine'

type CallRow = AgentRow['calls'][number]

export default function Calls({ mine }: { mine: Mine }) {
  const { t } = useTranslation('agent')
  if (mine.row.calls.length === 0) return null
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="calls-title">
      <Title order={2} size="h5" mb="xs" id="calls-title">
        {t('calls.title')}
      </Title>
      <Stack gap="sm" component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
        {mine.row.calls.map((call) => (
          <CallItem key={call.id} mine={mine} call={call} />
        ))}
      </Stack>
    </Paper>
  )
}

/** Whether the page may hold and end a call: an overlay switch would not follow. */
function useSteered(call: CallRow): boolean {
  const { data } = useQuery(queries.queues)
  if (data === undefined) return false
  if (call.queue === null) return data.every((each) => each.mode === 'distributor')
  return data.some((each) => each.id === call.queue && each.mode === 'distributor')
}

function CallItem({ mine, call }: { mine: Mine; call: CallRow }) {
  const { t } = useTranslation('agent')
  const act = useAct(mine.agent)
  const steered = useSteered(call)
  const live = mine.link === 'live'
  const held = call.state === 'held'
  const { peer } = call
  const kind = call.queue === null ? word('call', call.kind) : mine.queueLabel(call.queue)
  return (
    <li>
      <div data-stale={!live || undefined}>
        <Text fw={600}>{t('calls.with', { peer })}</Text>
        <Text size="sm" c="dimmed">
          {kind} · {word('callState', call.state)} {live && <Elapsed since={call.since} />}
        </Text>
      </div>
      {call.state !== 'ringing' && steered ? (
        <Group gap="xs" mt={6}>
          <Button
            variant="default"
            aria-label={t(held ? 'calls.resumeOf' : 'calls.holdOf', { peer })}
            loading={act.isPending && act.variables.do === 'hold'}
            onClick={() => act.mutate({ do: 'hold', call: call.id, held: !held })}
          >
            {t(held ? 'calls.resume' : 'calls.hold')}
          </Button>
          <Button
            color="red.8"
            aria-label={t('calls.hangUpOf', { peer })}
            loading={act.isPending && act.variables.do === 'hang_up'}
            onClick={() => act.mutate({ do: 'hang_up', call: call.id })}
          >
            {t('calls.hangUp')}
          </Button>
        </Group>
      ) : (
        <Text size="sm">{call.state === 'ringing' ? t('offer.noDevice') : t('calls.atPhone')}</Text>
      )}
      <Refused error={act.error} />
    </li>
  )
}
