// Agents: who may be rung. The server searches among them, and tells some at a time.
import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Api, api, asked as ask } from '@/api/client'
import * as queries from '@/api/queries'
import { may, useMe } from '@/session/session'
import { keyed } from '../list/commands'
import { EntitySection } from '../list/EntitySection'
import { useTyped } from '../list/typed'
import { AgentDetail } from './AgentDetail'

type Agent = Api<'AgentSummary'>
const PAGE = 200
/** While somebody types, the server is not asked for each letter. */
const TYPING_MS = 200

export function AgentsSection({ selected }: { selected: string | undefined }) {
  const { t } = useTranslation('people')
  const me = useMe()
  const [text, setText] = useTyped('agents')
  const [sought] = useDebouncedValue(text.trim(), TYPING_MS)
  const asked = useInfiniteQuery({
    queryKey: ['agents', 'found', sought],
    queryFn: ({ pageParam }) =>
      ask(
        api.GET('/api/v1/agents', {
          params: { query: { limit: PAGE, cursor: pageParam, q: sought === '' ? undefined : sought } },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: keepPreviousData,
  })
  const units = useQuery(queries.units).data ?? []
  const agents = useMemo(() => asked.data?.pages.flatMap((page) => page.items), [asked.data])
  const [unit, setUnit] = useState<string | null>(null)
  // Who administers some units only makes agents in these.
  const mine = units.filter(({ id }) => me.units === null || me.units.includes(id))
  const label = (id: string | null) => units.find((one) => one.id === id)?.label ?? id ?? t('agents.noUnit')
  return (
    <EntitySection
      section="agents"
      title={t('agents.title')}
      hint={t('agents.hint')}
      empty={{ title: t('agents.empty'), hint: t('agents.emptyHint') }}
      selected={selected}
      asked={{ ...asked, data: agents }}
      labelOf={labelOf}
      entry={(agent) => ({ note: label(agent.unit) })}
      search={{ text, set: setText }}
      more={
        asked.hasNextPage
          ? { load: () => void asked.fetchNextPage(), loading: asked.isFetchingNextPage }
          : undefined
      }
      adding={
        may(me, 'configure')
          ? {
              title: t('agents.add'),
              action: t('agents.make'),
              nameLabel: t('agents.name'),
              idHint: t('agents.idHint'),
              create: (id, name, key) =>
                ask(api.POST('/api/v1/agents', { body: { id, name, unit }, params: { header: keyed(key) } })),
              refresh: [['agents'], ['users']],
              ready: unit !== null || me.units === null,
              fields: (
                <Select
                  label={t('agents.unit')}
                  description={t('agents.unitHint')}
                  data={mine.map((one) => ({ value: one.id, label: one.label }))}
                  value={unit}
                  onChange={setUnit}
                  clearable={me.units === null}
                  searchable
                  placeholder={t('agents.noUnit')}
                />
              ),
            }
          : undefined
      }
      byId={(id) => <AgentDetail key={id} id={id} readOnly={!may(me, 'configure')} />}
    >
      {() => null}
    </EntitySection>
  )
}

function labelOf(agent: Agent): string {
  return agent.name
}
