// Whom the policy passes by, and why: they are not withdrawn, however many calls they miss (S0.7).
import { Alert, Anchor, List, Text } from '@mantine/core'
import { IconInfoCircle } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { byName, list } from '@/i18n/format'
import { word } from '@/i18n/words'
import { useBoard } from '@/live/context'
import type { Policy } from './policy'

/** Beyond this many names, only their number is said. */
const NAMED = 12

export function PassedBy({ queue, policy }: { queue: string; policy: Policy }) {
  const { t } = useTranslation('admin')
  const agents = useBoard((board) => board.agents)
  const reasons = useMemo(() => {
    const found = new Map<string, { id: string; name: string }[]>()
    for (const agent of agents?.values() ?? []) {
      const reason = agent.queues.find((each) => each.queue === queue)?.passed_by
      if (reason == null) continue
      found.set(reason, [...(found.get(reason) ?? []), { id: agent.id, name: agent.name }])
    }
    return [...found].sort()
  }, [agents, queue])
  if (reasons.length === 0 || policy.threshold === null || policy.applies_to === 'none') return null
  return (
    <Alert variant="default" icon={<IconInfoCircle aria-hidden />} title={t('policy.passedBy')}>
      <List size="sm" spacing={2}>
        {reasons.map(([reason, passed]) => (
          <List.Item key={reason}>
            {t('policy.passedByOf', {
              reason: word('passedBy', reason),
              agents:
                passed.length > NAMED
                  ? t('policy.agents', { count: passed.length })
                  : list(passed.map(({ name }) => name).sort(byName)),
            })}
          </List.Item>
        ))}
      </List>
      <Text size="sm" mt={4}>
        {/* Licences are given to users, login codes to agents: where to go depends on the reason. */}
        {reasons.some(([reason]) => reason === 'no_licence') ? (
          <Anchor component={Link} to="/admin/users" inherit underline="always">
            {t('policy.giveLicences')}
          </Anchor>
        ) : (
          <Anchor component={Link} to="/admin/agents" inherit underline="always">
            {t('policy.toAgents')}
          </Anchor>
        )}
      </Text>
    </Alert>
  )
}
