// `/agents/$agent`: the day of an agent whom one supervises, and the calls that they missed.
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Problem } from '@/api/problem'
import * as queries from '@/api/queries'
import { useAgentRow } from '@/live/context'
import { useMe } from '@/session/session'
import { Connecting } from '@/ui/Connecting'
import { TextLink } from '@/ui/links'
import { Empty, Failed } from '@/ui/States'
import { AgentDay } from './AgentDay'
import type { WhyAgent } from './Detail'

export function AgentHistoryPage({ Why }: { Why?: WhyAgent }) {
  const { t } = useTranslation(['history', 'common'])
  const { agent } = useParams({ from: '/inside/agents/$agent' })
  const me = useMe()
  const row = useAgentRow(agent)
  const { data, error, refetch } = useQuery({ ...queries.agentDetail(agent), enabled: row === undefined })
  const name = row?.name ?? data?.name
  if (name === undefined && error instanceof Problem && error.status === 404) {
    return (
      <Empty heading title={t('noAgent')} hint={t('noAgentHint')}>
        <TextLink to="/board">{t('common:nav.board')}</TextLink>
      </Empty>
    )
  }
  if (name === undefined && error !== null) return <Failed error={error} retry={() => void refetch()} />
  if (name === undefined) return <Connecting />
  const back = (
    <TextLink to="/board" size="sm">
      {t('common:nav.board')}
    </TextLink>
  )
  return (
    <AgentDay
      key={agent}
      agent={agent}
      name={name}
      isOwn={agent === me.agent}
      title={t('dayOf', { name })}
      back={back}
      Why={Why}
    />
  )
}
