// What screens ask the server for beside the live board: one key and one question for each, so that answers are shared.
import { QueryClient, queryOptions } from '@tanstack/react-query'
import { api, asked } from './client'
import { isForGood, Problem } from './problem'

/** Configuration changes seldom, and what changes it here says so; a page that is opened again looks anew. */
const CONFIGURATION_FRESH_MS = 30_000

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: CONFIGURATION_FRESH_MS,
      refetchOnWindowFocus: false,
      retry: (count, error) => !(error instanceof Problem && error.status < 500) && count < 2,
      networkMode: 'always',
    },
    mutations: { retry: false, networkMode: 'always' },
  },
})

/** Asks again what is shown and could not be asked: the server is there again. */
export function askAgain(): void {
  void queryClient.refetchQueries({
    type: 'active',
    predicate: ({ state }) => state.status === 'error' && !isForGood(state.error),
  })
}

/** All pages of a list. */
export async function everything<Item>(
  page: (cursor: string | undefined) => Promise<{ items: Item[]; next: string | null }>,
): Promise<Item[]> {
  const items: Item[] = []
  let cursor: string | undefined
  do {
    const answer = await page(cursor)
    items.push(...answer.items)
    cursor = answer.next ?? undefined
  } while (cursor !== undefined)
  return items
}

const WHOLE = 1000

export const me = queryOptions({
  queryKey: ['me'],
  queryFn: () => asked(api.GET('/api/v1/me')),
})

export const preferences = queryOptions({
  queryKey: ['me', 'preferences'],
  queryFn: () => asked(api.GET('/api/v1/me/preferences')),
  staleTime: Number.POSITIVE_INFINITY,
})

export const statuses = queryOptions({
  queryKey: ['statuses'],
  queryFn: () =>
    everything((cursor) =>
      asked(api.GET('/api/v1/statuses', { params: { query: { limit: WHOLE, cursor } } })),
    ),
})

export const units = queryOptions({
  queryKey: ['units'],
  queryFn: () =>
    everything((cursor) => asked(api.GET('/api/v1/units', { params: { query: { limit: WHOLE, cursor } } }))),
})

export const campaigns = queryOptions({
  queryKey: ['campaigns'],
  queryFn: () =>
    everything((cursor) =>
      asked(api.GET('/api/v1/campaigns', { params: { query: { limit: WHOLE, cursor } } })),
    ),
})

export const queues = queryOptions({
  queryKey: ['queues'],
  queryFn: () =>
    everything((cursor) => asked(api.GET('/api/v1/queues', { params: { query: { limit: WHOLE, cursor } } }))),
})

export const settings = queryOptions({
  queryKey: ['settings'],
  queryFn: () => asked(api.GET('/api/v1/settings')),
})

/** Products as data. */
export const presets = queryOptions({
  queryKey: ['presets'],
  queryFn: () =>
    everything((cursor) =>
      asked(api.GET('/api/v1/presets', { params: { query: { limit: WHOLE, cursor } } })),
    ),
})

/** An agent with all facts. It is asked for anew when `seq`, that of the live board, moves on. */
export const agentDetail = (agent: string) =>
  queryOptions({
    queryKey: ['agents', agent],
    queryFn: () => asked(api.GET('/api/v1/agents/{agent}', { params: { path: { agent } } })),
  })

export const users = queryOptions({
  queryKey: ['users'],
  queryFn: () =>
    everything((cursor) => asked(api.GET('/api/v1/users', { params: { query: { limit: WHOLE, cursor } } }))),
})

export const groups = queryOptions({
  queryKey: ['groups'],
  queryFn: () =>
    everything((cursor) => asked(api.GET('/api/v1/groups', { params: { query: { limit: WHOLE, cursor } } }))),
})

export const schedules = queryOptions({
  queryKey: ['schedules'],
  queryFn: () =>
    everything((cursor) =>
      asked(api.GET('/api/v1/schedules', { params: { query: { limit: WHOLE, cursor } } })),
    ),
})

export const sites = queryOptions({
  queryKey: ['sites'],
  queryFn: () =>
    everything((cursor) => asked(api.GET('/api/v1/sites', { params: { query: { limit: WHOLE, cursor } } }))),
})

export const devices = queryOptions({
  queryKey: ['devices'],
  queryFn: () =>
    everything((cursor) =>
      asked(api.GET('/api/v1/devices', { params: { query: { limit: WHOLE, cursor } } })),
    ),
})

/** All agents whom one sees, to choose from. */
export const agents = queryOptions({
  queryKey: ['agents', ''],
  queryFn: () =>
    everything((cursor) => asked(api.GET('/api/v1/agents', { params: { query: { limit: WHOLE, cursor } } }))),
})

/** Back-office tasks: of one's units, one's own, and those that one may take. */
export const tasks = queryOptions({
  queryKey: ['tasks'],
  queryFn: () =>
    everything((cursor) => asked(api.GET('/api/v1/tasks', { params: { query: { limit: WHOLE, cursor } } }))),
  staleTime: 0,
})
