// Units: the parts of the organisation that have managers of their own.
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

type Unit = Api<'UnitConfig'>
const REFRESH = [['units'], ['agents'], ['queues']]

export function UnitsSection({ selected }: { selected: string | undefined }) {
  const { t } = useTranslation('people')
  const reachesAll = useReachesAll()
  const asked = useQuery(queries.units)
  return (
    <EntitySection
      section="units"
      title={t('units.title')}
      hint={t('units.hint')}
      empty={{ title: t('units.empty'), hint: t('units.emptyHint') }}
      selected={selected}
      asked={asked}
      labelOf={labelOf}
      adding={
        reachesAll
          ? {
              title: t('units.add'),
              action: t('units.make'),
              nameLabel: t('field.label'),
              create: (id, label, key) =>
                ask(api.POST('/api/v1/units', { body: { id, label }, params: { header: keyed(key) } })),
              refresh: REFRESH,
            }
          : undefined
      }
    >
      {(unit) => <UnitDetail key={unit.id} unit={unit} readOnly={!reachesAll} />}
    </EntitySection>
  )
}

function labelOf(unit: Unit): string {
  return unit.label
}

function UnitDetail({ unit, readOnly }: { unit: Unit; readOnly: boolean }) {
  const { t } = useTranslation('people')
  const agents = useQuery(queries.agents)
  const queues = useQuery(queries.queues)
  const path = { unit: unit.id }
  const saver = useSaver({
    send: (body: Api<'UnitConfigPatch'>, key) =>
      changed(api.PATCH('/api/v1/units/{unit}', { body, params: { path, header: keyed(key) } })),
    refresh: REFRESH,
  })
  return (
    <EntityDetail
      section="units"
      id={unit.id}
      label={unit.label}
      readOnly={readOnly}
      remove={{
        action: t('units.delete'),
        goes: t('units.goes'),
        send: (key) => changed(api.DELETE('/api/v1/units/{unit}', { params: { path, header: keyed(key) } })),
        refresh: REFRESH,
      }}
    >
      <Block title={t('block.general')}>
        <SavedText
          saver={saver}
          label={t('field.label')}
          value={unit.label}
          patch={(label) => ({ label })}
          disabled={readOnly}
        />
      </Block>
      <Block title={t('units.agents')}>
        <Names
          section="agents"
          isPending={agents.isPending}
          entries={(agents.data ?? [])
            .filter((agent) => agent.unit === unit.id)
            .map(({ id, name }) => ({ id, label: name }))}
          none={t('units.noAgents')}
        />
      </Block>
      <Block title={t('units.queues')}>
        <Names
          section="queues"
          isPending={queues.isPending}
          entries={(queues.data ?? []).filter((queue) => queue.unit === unit.id)}
          none={t('units.noQueues')}
        />
      </Block>
    </EntityDetail>
  )
}
