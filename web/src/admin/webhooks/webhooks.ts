// Webhooks as the sections ask for them: the questions, how one stands, and what was wrong with an address.
import { queryOptions, useQuery } from '@tanstack/react-query'
import { type Api, api, asked } from '@/api/client'
import { type FieldProblem, Problem } from '@/api/problem'
import * as queries from '@/api/queries'
import { byName } from '@/i18n/format'
import type { Option } from '../form'
import { EVENT_TYPES } from './eventTypes'

export type Webhook = Api<'WebhookInfo'>
export type WebhookPatch = Api<'ChangedWebhook'>

export const webhooks = queryOptions({
  queryKey: ['webhooks'],
  queryFn: () =>
    queries.everything<Webhook>((cursor) =>
      asked(api.GET('/api/v1/webhooks', { params: { query: { limit: 1000, cursor } } })),
    ),
  staleTime: 0,
})

/** `failing`: it is told, but nothing has arrived lately. */
export type State = 'on' | 'failing' | 'off'

export function stateOf({ enabled, failing_since }: Webhook): State {
  if (!enabled) return 'off'
  return failing_since === null ? 'on' : 'failing'
}

/** Of what one can be told: what the filters choose from. */
export function useFilterOptions(): Record<'types' | 'agents' | 'queues', Option[]> {
  const { data: agents = [] } = useQuery(queries.agents)
  const { data: queues = [] } = useQuery(queries.queues)
  const sorted = (options: Option[]) => options.sort((one, other) => byName(one.label, other.label))
  return {
    types: EVENT_TYPES.map((value) => ({ value, label: value })),
    agents: sorted(agents.map(({ id, name }) => ({ value: id, label: name }))),
    queues: sorted(queues.map(({ id, label }) => ({ value: id, label }))),
  }
}

/** What is wrong with the address that was given; null: nothing, or something else was. */
export function addressMistake(error: unknown): FieldProblem | null {
  if (!(error instanceof Problem)) return null
  return error.fields.find((field) => field.pointer === '/url') ?? null
}
