// Groups of agents: for which attendance is tracked, if the settings say so.
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type Api, api, asked as ask } from '@/api/client'
import * as queries from '@/api/queries'
import { Block } from '../form/Block'
import { changed } from '../form/changes'
import { useSaver } from '../form/saver'
import { SavedText } from '../form/TypedField'
import { keyed } from '../list/commands'
import { EntityDetail } from '../list/EntityDetail'
import { EntitySection } from '../list/EntitySection'
import { Names } from '../list/Names'
import { useReachesAll } from '../list/reach'

type GroupOf = Api<'GroupConfig'>
const REFRESH = [['groups'], ['agents']]

export function GroupsSection({ selected }: { selected: string | undefined }) {
  const { t } = useTranslation('people')
  const reachesAll = useReachesAll()
  const asked = useQuery(queries.groups)
  const tracked = useQuery(queries.settings).data?.tracked_groups ?? []
  return (
    <EntitySection
      section="groups"
      title={t('groups.title')}
      hint={t('groups.hint')}
      empty={{ title: t('groups.empty'), hint: t('groups.emptyHint') }}
      selected={selected}
      asked={asked}
      labelOf={labelOf}
      entry={(group) => ({ note: tracked.includes(group.id) ? t('groups.tracked') : undefined })}
      adding={
        reachesAll
          ? {
              title: t('groups.add'),
              action: t('groups.make'),
              nameLabel: t('field.label'),
              create: (id, label, key) =>
                ask(api.POST('/api/v1/groups', { body: { id, label }, params: { header: keyed(key) } })),
              refresh: REFRESH,
            }
          : undefined
      }
    >
      {(group) => (
        <GroupDetail
          key={group.id}
          group={group}
          tracked={tracked.includes(group.id)}
          readOnly={!reachesAll}
        />
      )}
    </EntitySection>
  )
}

function labelOf(group: GroupOf): string {
  return group.label
}

type GroupDetailProps = { group: GroupOf; tracked: boolean; readOnly: boolean }

function GroupDetail({ group, tracked, readOnly }: GroupDetailProps) {
  const { t } = useTranslation('people')
  const agents = useQuery(queries.agents)
  const path = { group: group.id }
  const saver = useSaver({
    send: (body: Api<'GroupConfigPatch'>, key) =>
      changed(api.PATCH('/api/v1/groups/{group}', { body, params: { path, header: keyed(key) } })),
    refresh: REFRESH,
  })
  return (
    <EntityDetail
      section="groups"
      id={group.id}
      label={group.label}
      readOnly={readOnly}
      remove={{
        action: t('groups.delete'),
        goes: t('groups.goes'),
        send: (key) =>
          changed(api.DELETE('/api/v1/groups/{group}', { params: { path, header: keyed(key) } })),
        refresh: REFRESH,
      }}
    >
      <Block title={t('block.general')} hint={t(tracked ? 'groups.trackedHint' : 'groups.notTrackedHint')}>
        <SavedText
          saver={saver}
          label={t('field.label')}
          value={group.label}
          patch={(label) => ({ label })}
          disabled={readOnly}
        />
      </Block>
      <Block title={t('groups.agents')}>
        <Names
          section="agents"
          isPending={agents.isPending}
          entries={(agents.data ?? [])
            .filter((agent) => agent.groups.includes(group.id))
            .map(({ id, name }) => ({ id, label: name }))}
          none={t('groups.noAgents')}
        />
      </Block>
    </EntityDetail>
  )
}
