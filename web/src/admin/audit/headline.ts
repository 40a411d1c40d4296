// An entry of the audit as one sentence: what happened, to whom, where.
import i18next from 'i18next'
import type { Api } from '@/api/client'
import { say, word } from '@/i18n/words'
import { type Change, entityName, type Naming } from './changeWords'

type Entry = Api<'AuditEntry'>
export function headline(entry: Entry, naming: Naming): string {
  if (entry.category === 'configuration') {
    const what = entityName(naming, entry.kind as Change['kind'], entry.key ?? '')
    if (entry.undoes !== null) return say('admin:audit.takenBack', { what })
    return say(`admin:audit.${entry.change ?? 'changed'}`, { what })
  }
  if (entry.category === 'refusal') return refused(entry, naming)
  const params = {
    ...entry.params,
    agent: entry.agent === null ? '' : naming('agent', entry.agent),
    queue: entry.queue === null ? say('admin:audit.allQueues') : naming('queue', entry.queue),
    status: naming('status', String(entry.body.status ?? '')),
    membership: word('membership', String(entry.body.membership ?? '')),
    why: String(entry.body.why ?? ''),
    unit: naming('unit', String(entry.body.unit ?? '')),
    user: naming('user', String(entry.params.user ?? '')),
  }
  const key = `admin:audit.event.${entry.what ?? entry.type}`
  if (i18next.exists(key)) return say(key, params)
  return [entry.what ?? entry.type, params.agent].filter((part) => part !== '').join(' · ')
}

/** What was refused to somebody, and why, in the words of the code. What speaks to an agent (“your phones”) has words about them too. */
function refused(entry: Entry, naming: Naming): string {
  const key = `codes:refusal.${entry.code}`
  if (entry.agent === null) {
    return say('admin:audit.refused', { why: i18next.exists(key) ? say(key, entry.params) : entry.code })
  }
  const params = { ...entry.params, agent: naming('agent', entry.agent) }
  if (i18next.exists(`${key}_of`)) return say('admin:audit.refused', { why: say(`${key}_of`, params) })
  const why = i18next.exists(key) ? say(key, params) : entry.code
  return say('admin:audit.refusedFor', { agent: params.agent, why })
}
