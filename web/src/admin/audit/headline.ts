// An entry of the audit as one sentence: what happened, to whom, where.
import i18next from 'i18next'
import type { Api } from '@/api/client'
import { word } from '@/i18n/words'
import { type Change, entityName, type Naming } from './changeWords'

type Entry = Api<'AuditEntry'>
const say = i18next.t.bind(i18next) as unknown as (key: string, params?: object) => string

export function headline(entry: Entry, naming: Naming): string {
  if (entry.category === 'configuration') {
    const what = entityName(naming, entry.kind as Change['kind'], entry.key ?? '')
    if (entry.undoes !== null) return say('admin:audit.takenBack', { what })
    return say(`admin:audit.${entry.change ?? 'changed'}`, { what })
  }
  if (entry.category === 'refusal') return say('admin:audit.refused', { why: refusal(entry) })
  const params = {
    ...entry.params,
    agent: entry.agent === null ? '' : naming('agent', entry.agent),
    queue: entry.queue === null ? say('admin:audit.allQueues') : naming('queue', entry.queue),
    status: naming('status', String(entry.body.status ?? '')),
    membership: word('membership', String(entry.body.membership ?? '')),
    unit: naming('unit', String(entry.body.unit ?? '')),
    user: naming('user', String(entry.params.user ?? '')),
  }
  const key = `admin:audit.event.${entry.what ?? entry.type}`
  if (i18next.exists(key)) return say(key, params)
  return [entry.what ?? entry.type, params.agent].filter((part) => part !== '').join(' · ')
}

/** Why something was refused, in the words of the code. */
function refusal(entry: Entry): string {
  const key = `codes:refusal.${entry.code}`
  const why = i18next.exists(key) ? say(key, entry.params) : (entry.code ?? '')
  return entry.what === null ? why : say('admin:audit.refusedWhat', { what: entry.what, why })
}
