// The catalogue of statuses: what agents choose from, what rules show, and how each is counted (S4.1, S3.5, S0.6).
import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Api, api, asked as ask } from '@/api/client'
import * as queries from '@/api/queries'
import { word } from '@/i18n/words'
import { StatusDot } from '@/ui/StatusDot'
import { keyed } from '../list/commands'
import { EntitySection } from '../list/EntitySection'
import { useReachesAll } from '../list/reach'
import { StatusDetail } from './StatusDetail'

type Status = Api<'StatusEntry'>
const KINDS: readonly Status['kind'][] = ['offline', 'unavailable', 'available']
/** What a new status looks like until a colour is chosen. */
const FIRST_COLOUR = { available: '#2f9e44', unavailable: '#e8590c', offline: '#868e96' }

export function StatusesSection({ selected }: { selected: string | undefined }) {
  const { t } = useTranslation('people')
  const reachesAll = useReachesAll()
  const asked = useQuery(queries.statuses)
  const [kind, setKind] = useState<Status['kind']>('offline')
  return (
    <EntitySection
      section="statuses"
      title={t('statuses.title')}
      hint={t('statuses.hint')}
      empty={{ title: t('statuses.empty'), hint: t('statuses.emptyHint') }}
      selected={selected}
      asked={asked}
      labelOf={labelOf}
      entry={(status) => ({
        mark: <StatusDot colour={status.colour} size={14} />,
        note: status.calls === 'one' ? t('statuses.noteSingle') : word('statusKind', status.kind),
      })}
      adding={
        reachesAll
          ? {
              title: t('statuses.add'),
              action: t('statuses.make'),
              nameLabel: t('field.label'),
              create: (id, label, key) => {
                const counts_as = kind === 'offline' ? ('logged_out' as const) : ('logged_in' as const)
                const counts_under = kind === 'offline' ? label : null
                const body = { id, label, kind, colour: FIRST_COLOUR[kind], counts_as, counts_under }
                return ask(api.POST('/api/v1/statuses', { body, params: { header: keyed(key) } }))
              },
              refresh: [['statuses']],
              fields: (
                <Select
                  label={t('statuses.kind')}
                  description={t(`statuses.kindHints.${kind}`)}
                  data={KINDS.map((value) => ({ value, label: word('statusKind', value) }))}
                  value={kind}
                  onChange={(value) => value !== null && setKind(value as Status['kind'])}
                  allowDeselect={false}
                />
              ),
            }
          : undefined
      }
    >
      {(status) => <StatusDetail key={status.id} status={status} readOnly={!reachesAll} />}
    </EntitySection>
  )
}

function labelOf(status: Status): string {
  return status.label
}
