// Fields of configuration and their values in words: what the audit and the preview of a preset show.
import { useQuery } from '@tanstack/react-query'
import i18next from 'i18next'
import { useMemo } from 'react'
import type { Api } from '@/api/client'
import * as queries from '@/api/queries'
import { list, number } from '@/i18n/format'
import { say } from '@/i18n/words'
import { may, useMe } from '@/session/session'
import { writeDuration } from '../form'

export type Change = Api<'Change'>
type Kind = Change['kind']
export type Naming = (kind: Kind, id: string) => string

const known = (key: string) => i18next.exists(key)

/** Names for ids of all kinds; ids stand for themselves until they are known. */
export function useNaming(): Naming {
  const me = useMe()
  const { data: statuses } = useQuery(queries.statuses)
  const { data: queues } = useQuery(queries.queues)
  const { data: units } = useQuery(queries.units)
  const { data: groups } = useQuery(queries.groups)
  const { data: agents } = useQuery({ ...queries.agents, enabled: may(me, 'see_agents') })
  const { data: users } = useQuery({ ...queries.users, enabled: may(me, 'manage_users') })
  return useMemo(() => {
    const labels = (items: readonly { id: string; label: string }[] = []) =>
      new Map(items.map(({ id, label }) => [id, label]))
    const names = (items: readonly { id: string; name: string }[] = []) =>
      new Map(items.map(({ id, name }) => [id, name]))
    const tables: Partial<Record<Kind, Map<string, string>>> = {
      status: labels(statuses),
      queue: labels(queues),
      unit: labels(units),
      group: labels(groups),
      agent: names(agents),
      user: names(users),
    }
    return (kind, id) => tables[kind]?.get(id) ?? id
  }, [statuses, queues, units, groups, agents, users])
}

/** What was changed: "Queue Sales", "Ann Archer in Sales", "Settings". */
export function entityName(naming: Naming, kind: Kind, key: string): string {
  if (kind === 'settings') return say('admin:kind.settings')
  if (kind === 'member') {
    const [queue = '', agent = ''] = key.split('/')
    return say('admin:kind.member', { queue: naming('queue', queue), agent: naming('agent', agent) })
  }
  return say(`admin:kind.${kind}`, { name: naming(kind, key) })
}

const DEFAULTS = /^(queue|agent)_defaults\.(.+)$/

/** The word for a field: "Number of missed calls". */
export function fieldName(field: string): string {
  const inner = DEFAULTS.exec(field)
  if (inner !== null) return say(`admin:change.of_${inner[1]}_defaults`, { field: fieldName(inner[2] ?? '') })
  const key = `admin:field.${field.replaceAll('.', '_')}`
  return known(key) ? say(key) : field.replaceAll(/[._]/g, ' ')
}

/** Which kind of id stands in a field. */
const IDS: Partial<Record<string, Kind>> = {
  unit: 'unit',
  units: 'unit',
  groups: 'group',
  tracked_groups: 'group',
  overflow: 'queue',
  queue: 'queue',
  agent: 'agent',
  agents: 'agent',
  home_site: 'site',
  site: 'site',
  no_answer_notify: 'user',
  long_wait_users: 'user',
  nobody_ready_users: 'user',
  link_down_users: 'user',
  devices_lost_users: 'user',
  drift_notice_users: 'user',
  no_answer_outcome_status: 'status',
  no_answer_outcome_shown: 'status',
  no_answer_status: 'status',
  no_answer_shown: 'status',
  online_status: 'status',
  offline_status: 'status',
  first_status: 'status',
  clock_in_status: 'status',
  preview_acts_as: 'status',
  post_call_acts_as: 'status',
  tasks_need: 'status',
}

/** A value in words; nothing at all is a dash. */
export function valueWords(naming: Naming, field: string, value: unknown): string {
  const plain = (DEFAULTS.exec(field)?.[2] ?? field).replaceAll('.', '_')
  if (value === null || value === undefined) return say('admin:change.nothing')
  if (typeof value === 'boolean') return say(value ? 'common:yes' : 'common:no')
  if (typeof value === 'number') return plain.endsWith('_s') ? writeDuration(value) : number(value)
  if (Array.isArray(value)) {
    if (value.length === 0) return say('admin:change.nobody')
    return list(value.map((each) => one(naming, plain, String(each))))
  }
  if (typeof value === 'string') return one(naming, plain, value)
  return JSON.stringify(value)
}

function one(naming: Naming, field: string, code: string): string {
  const kind = IDS[field]
  if (kind !== undefined) return naming(kind, code)
  for (const key of [`admin:value.${field}.${code}`, `codes:${VALUES[field]}.${code}`]) {
    if (known(key)) return say(key)
  }
  return code
}

/** Values that are codes with words of their own already. */
const VALUES: Partial<Record<string, string>> = {
  roles: 'role',
  rights: 'right',
  default_rights: 'right',
  licences: 'feature',
  default_licences: 'feature',
  kind: 'statusKind',
}
