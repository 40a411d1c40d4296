// What there is of an agent that is set elsewhere: queues, with why a policy passes them by; phones; the past.
import { Group, Stack, Text } from '@mantine/core'
import { IconHistory } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Api } from '@/api/client'
import { byName } from '@/i18n/format'
import { word } from '@/i18n/words'
import { may, useMe } from '@/session/session'
import { TextLink } from '@/ui/links'
import { Block } from '../form/Block'
import { Mark } from '../list/Mark'
import { Names } from '../list/Names'

export function AgentElsewhere({ agent }: { agent: Api<'AgentDetail'> }) {
  const { t } = useTranslation('people')
  const me = useMe()
  const queues = [...agent.queues].sort((one, other) => byName(one.label, other.label))
  return (
    <>
      <Block title={t('agents.queues')} hint={t('agents.queuesHint')}>
        {queues.length === 0 && (
          <Text size="sm" c="dimmed">
            {t('agents.noQueues')}
          </Text>
        )}
        <Stack gap="xs" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
          {queues.map(({ queue, label, membership, tier, passed_by }) => (
            <Group component="li" key={queue} gap="xs">
              <TextLink
                to="/admin/$section/$key"
                params={{ section: 'queues', key: queue }}
                size="sm"
                className="rr-words"
              >
                {label}
              </TextLink>
              <Mark tone={membership.chosen === 'in' ? 'good' : 'plain'}>
                {word('membership', membership.chosen)}
              </Mark>
              {tier > 1 && (
                <Text size="sm" c="dimmed">
                  {t('agents.tier', { tier })}
                </Text>
              )}
              {passed_by !== null && (
                <Text size="sm" c="dimmed">
                  {t('agents.passedBy', { why: word('passedBy', passed_by) })}
                </Text>
              )}
            </Group>
          ))}
        </Stack>
        <TextLink to="/admin/$section" params={{ section: 'queues' }} size="sm" w="fit-content">
          {t('agents.toQueues')}
        </TextLink>
      </Block>
      <Block title={t('agents.devices')}>
        <Names
          section="devices"
          entries={agent.devices.map(({ id, kind, registered }) => ({
            id,
            label: `${id} (${word('device', kind)})`,
            badge: (
              <Mark tone={registered ? 'good' : 'plain'}>
                {t(registered ? 'devices.registered' : 'devices.unregistered')}
              </Mark>
            ),
          }))}
          none={t('agents.noDevices')}
        />
        <TextLink to="/admin/$section" params={{ section: 'devices' }} size="sm" w="fit-content">
          {t('agents.toDevices')}
        </TextLink>
      </Block>
      {may(me, 'see_agents') && (
        <TextLink
          to="/agents/$agent"
          params={{ agent: agent.id }}
          size="sm"
          w="fit-content"
          className="rr-words"
        >
          <Group gap={6} wrap="nowrap">
            <IconHistory size={18} aria-hidden style={{ flex: 'none' }} />
            {t('agents.history', { name: agent.name })}
          </Group>
        </TextLink>
      )}
    </>
  )
}
