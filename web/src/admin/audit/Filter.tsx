// What of the audit is shown.
import { Button, Group, Select, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Api } from '@/api/client'
import * as queries from '@/api/queries'
import { byName, currentZone } from '@/i18n/format'
import { may, useMe } from '@/session/session'
import type { Naming } from './changeWords'

const CATEGORIES = ['configuration', 'intervention', 'automatic', 'refusal', 'sign_in', 'act'] as const
const KINDS = [
  'queue',
  'member',
  'agent',
  'user',
  'status',
  'settings',
  'unit',
  'group',
  'campaign',
  'schedule',
  'device',
  'site',
] as const
type Category = Api<'AuditEntry'>['category']

export type Filter = {
  category: Category | null
  by: string | null
  kind: string | null
  key: string | null
  agent: string | null
  queue: string | null
  code: string | null
  /** Local days, "2026-11-23". */
  from: string
  to: string
}

export const NO_FILTER: Filter = {
  category: null,
  by: null,
  kind: null,
  key: null,
  agent: null,
  queue: null,
  code: null,
  from: '',
  to: '',
}
const DAY_MS = 86_400_000

/** As the API asks for it. A day is the organisation's. */
export function queryOf(filter: Filter) {
  const given = Object.entries(filter).filter(([, value]) => value !== null && value !== '')
  const query = Object.fromEntries(given) as { [Name in keyof Filter]?: Exclude<Filter[Name], null> }
  return {
    ...query,
    ...(filter.from !== '' && { from: midnight(filter.from).toISOString() }),
    ...(filter.to !== '' && { to: new Date(midnight(filter.to).getTime() + DAY_MS).toISOString() }),
  }
}

/** The instant at which a local day begins in the organisation's zone. */
export function midnight(day: string, zone = currentZone()): Date {
  const utc = new Date(`${day}T00:00:00Z`)
  const local = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    dateStyle: 'short',
    timeStyle: 'medium',
  }).format(utc)
  return new Date(utc.getTime() * 2 - new Date(`${local.replace(' ', 'T')}Z`).getTime())
}

type AuditFilterProps = { filter: Filter; onChange: (filter: Filter) => void; naming: Naming }

export function AuditFilter({ filter, onChange, naming }: AuditFilterProps) {
  const { t } = useTranslation(['admin', 'common'])
  const me = useMe()
  const { data: queues = [] } = useQuery(queries.queues)
  const { data: agents = [] } = useQuery({ ...queries.agents, enabled: may(me, 'see_agents') })
  const { data: users = [] } = useQuery({ ...queries.users, enabled: may(me, 'manage_users') })
  const pick = (name: keyof Filter, options: { value: string; label: string }[]) => (
    <Select
      label={t(`audit.filter.${name}`)}
      placeholder={t('common:all')}
      data={options}
      value={filter[name]}
      onChange={(value) => onChange({ ...filter, [name]: value })}
      clearable
      clearButtonProps={{ 'aria-label': t('audit.clearOne', { name: t(`audit.filter.${name}`) }) }}
      searchable={options.length > 12}
      limit={50}
      nothingFoundMessage={t('form.nothingFound')}
      w={170}
    />
  )
  const day = (name: 'from' | 'to') => (
    <TextInput
      type="date"
      label={t(`audit.filter.${name}`)}
      value={filter[name]}
      onChange={(event) => onChange({ ...filter, [name]: event.currentTarget.value })}
      w={170}
    />
  )
  const named = (items: readonly { id: string; label: string }[]) =>
    items.map(({ id, label }) => ({ value: id, label })).sort((one, other) => byName(one.label, other.label))
  const people = (items: readonly { id: string; name: string }[]) =>
    named(items.map(({ id, name }) => ({ id, label: name })))
  const isFiltered = Object.values(filter).some((value) => value !== null && value !== '')
  return (
    <Group align="flex-end" gap="sm" role="search" aria-label={t('audit.filters')}>
      {pick(
        'category',
        CATEGORIES.map((value) => ({ value, label: t(`audit.category.${value}`) })),
      )}
      {pick('by', people(users))}
      {pick(
        'kind',
        KINDS.map((value) => ({ value, label: t(`audit.kind.${value}`) })),
      )}
      {pick('agent', people(agents))}
      {pick('queue', named(queues))}
      <TextInput
        label={t('audit.filter.code')}
        placeholder={t('common:all')}
        value={filter.code ?? ''}
        onChange={(event) => onChange({ ...filter, code: event.currentTarget.value.trim() || null })}
        w={170}
      />
      {filter.kind !== null && (
        <TextInput
          label={t('audit.filter.key')}
          description={filter.key === null ? undefined : naming(filter.kind as 'queue', filter.key)}
          placeholder={t('common:all')}
          value={filter.key ?? ''}
          onChange={(event) => onChange({ ...filter, key: event.currentTarget.value.trim() || null })}
          w={170}
        />
      )}
      {day('from')}
      {day('to')}
      {isFiltered && (
        <Button variant="subtle" onClick={() => onChange(NO_FILTER)}>
          {t('audit.clear')}
        </Button>
      )}
    </Group>
  )
}
