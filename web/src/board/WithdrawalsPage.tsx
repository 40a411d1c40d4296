// The automatic withdrawals of one's agents, with what each rests on, narrowed to an agent, a queue, or what still stands.
import { Button, Container, Group, Paper, Select, Stack, Switch, Text } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { byName } from '@/i18n/format'
import { useBoard } from '@/live/context'
import type { WithdrawalRow } from '@/live/frames'
import { Empty, PageTitle } from '@/ui/States'
import { useNames } from '@/why/names'
import { Feed } from './Feed'
import { isStanding } from './withdrawals'

/** As many as the server keeps. */
const KEPT = 100

export function WithdrawalsPage() {
  const { t } = useTranslation('why')
  const [agent, setAgent] = useState<string | null>(null)
  const [queue, setQueue] = useState<string | null>(null)
  const [standing, setStanding] = useState(false)
  const choices = useChoices()
  const agents = useBoard((board) => board.agents)
  const filtered = agent !== null || queue !== null || standing
  const only = (row: WithdrawalRow) =>
    (agent === null || row.agent === agent) &&
    (queue === null || (row.queue ?? row.judgement?.queue) === queue) &&
    (!standing || isStanding(row, agents?.get(row.agent)))
  function clear() {
    setAgent(null)
    setQueue(null)
    setStanding(false)
  }
  return (
    <Container size="md" py="md">
      <Stack>
        <PageTitle>{t('feed.title')}</PageTitle>
        <Group align="end" gap="sm">
          <Select
            label={t('feed.agent')}
            placeholder={t('feed.everyAgent')}
            data={choices.agents}
            value={agent}
            onChange={setAgent}
            searchable
            clearable
            limit={KEPT}
          />
          <Select
            label={t('feed.queue')}
            placeholder={t('feed.everyQueue')}
            data={choices.queues}
            value={queue}
            onChange={setQueue}
            searchable
            clearable
          />
          <Switch
            label={t('feed.standing')}
            checked={standing}
            onChange={(event) => setStanding(event.currentTarget.checked)}
            pb={8}
          />
        </Group>
        <Paper withBorder px="md">
          <Feed
            limit={KEPT}
            only={filtered ? only : undefined}
            nothing={
              <Empty title={t('feed.noMatch')}>
                <Button variant="default" onClick={clear}>
                  {t('feed.clear')}
                </Button>
              </Empty>
            }
          />
        </Paper>
        <Text size="sm" c="dimmed">
          {t('feed.kept', { count: KEPT })}
        </Text>
      </Stack>
    </Container>
  )
}

/** Agents and queues that were withdrawn, or withdrawn from. */
function useChoices() {
  const names = useNames()
  const withdrawals = useBoard((board) => board.withdrawals)
  return useMemo(() => {
    const rows = [...(withdrawals?.values() ?? [])]
    const choices = (ids: (string | null | undefined)[], name: (id: string) => string) =>
      [...new Set(ids)]
        .filter((id) => typeof id === 'string')
        .map((id) => ({ value: id, label: name(id) }))
        .sort((one, other) => byName(one.label, other.label))
    return {
      agents: choices(
        rows.map((row) => row.agent),
        names.agent,
      ),
      queues: choices(
        rows.map((row) => row.queue ?? row.judgement?.queue),
        names.queue,
      ),
    }
  }, [withdrawals, names])
}
