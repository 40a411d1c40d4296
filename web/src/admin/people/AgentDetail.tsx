// All that can be set of one agent, and what there is of them elsewhere.
import { Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '@/api/client'
import { Problem } from '@/api/problem'
import * as queries from '@/api/queries'
import { may, useMe } from '@/session/session'
import { TextLink } from '@/ui/links'
import { Failed } from '@/ui/States'
import { Block } from '../form/Block'
import { changed } from '../form/changes'
import { SavedMulti, SavedSelect } from '../form/fields'
import { useSaver } from '../form/saver'
import { SavedText } from '../form/TypedField'
import { keyed } from '../list/commands'
import { EntityDetail } from '../list/EntityDetail'
import { Gone } from '../list/EntitySection'
import { AgentElsewhere } from './AgentElsewhere'
import type { AgentPartProps, AgentPatch } from './agentPart'
import { OnNoAnswer } from './OnNoAnswer'
import { SigningIn } from './SigningIn'

const REFRESH = [['agents'], ['users'], ['devices']]

export function AgentDetail({ id, readOnly }: { id: string; readOnly: boolean }) {
  const { t } = useTranslation('people')
  const asked = useQuery(queries.agentDetail(id))
  const path = { agent: id }
  const saver = useSaver({
    send: (body: AgentPatch, key) =>
      changed(api.PATCH('/api/v1/agents/{agent}', { body, params: { path, header: keyed(key) } })),
    refresh: REFRESH,
  })
  if (asked.error && !(asked.error instanceof Problem && asked.error.status === 404)) {
    return <Failed error={asked.error} retry={() => void asked.refetch()} />
  }
  if (asked.data === undefined || asked.error) return <Gone isPending={asked.isPending} />
  const agent = asked.data
  const part = { agent, saver, readOnly }
  return (
    <EntityDetail
      section="agents"
      id={id}
      label={agent.name}
      readOnly={readOnly}
      remove={{
        action: t('agents.delete'),
        goes: t('agents.goes', { count: agent.queues.length }),
        send: (key) =>
          changed(api.DELETE('/api/v1/agents/{agent}', { params: { path, header: keyed(key) } })),
        refresh: [...REFRESH, ['queues']],
      }}
    >
      <General {...part} />
      <SigningIn {...part} />
      <OnNoAnswer {...part} />
      <AgentElsewhere agent={agent} />
    </EntityDetail>
  )
}

function General({ agent, saver, readOnly }: AgentPartProps) {
  const { t } = useTranslation('people')
  const me = useMe()
  const units = useQuery(queries.units).data ?? []
  const groups = useQuery(queries.groups).data ?? []
  const sites = useQuery(queries.sites).data ?? []
  const options = (entries: readonly { id: string; label: string }[]) =>
    entries.map(({ id, label }) => ({ value: id, label }))
  return (
    <Block title={t('block.general')}>
      <SavedText
        saver={saver}
        label={t('agents.name')}
        value={agent.name}
        patch={(name) => ({ name })}
        disabled={readOnly}
      />
      <SavedSelect
        saver={saver}
        label={t('agents.unit')}
        description={t('agents.unitHint')}
        value={agent.unit}
        patch={(unit) => ({ unit })}
        options={options(units.filter(({ id }) => me.units === null || me.units.includes(id)))}
        none={me.units === null ? t('agents.noUnit') : undefined}
        disabled={readOnly}
      />
      <SavedMulti
        saver={saver}
        label={t('agents.groups')}
        value={agent.groups}
        patch={(chosen) => ({ groups: [...chosen] })}
        options={options(groups)}
        empty={t('agents.noGroups')}
        disabled={readOnly}
      />
      <SavedSelect
        saver={saver}
        label={t('agents.site')}
        description={t('agents.siteHint')}
        value={agent.home_site}
        patch={(home_site) => ({ home_site })}
        options={options(sites)}
        none={t('agents.noSite')}
        disabled={readOnly}
      />
      <Text size="sm">
        {t('agents.user')}{' '}
        {agent.user !== null && may(me, 'manage_users') ? (
          <TextLink
            to="/admin/$section/$key"
            params={{ section: 'users', key: agent.user }}
            underline="always"
          >
            {agent.user}
          </TextLink>
        ) : (
          (agent.user ?? t('agents.noUser'))
        )}
      </Text>
    </Block>
  )
}
