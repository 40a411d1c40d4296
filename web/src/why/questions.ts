// What explanations ask the server. An answer about the past stays true; one about now is asked for anew with each change.
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { type Api, api, asked } from '@/api/client'
import { boundsOf } from '@/i18n/days'

const text = (instant: number | null) => (instant === null ? undefined : new Date(instant).toISOString())
const freshness = (at: number | null) => (at === null ? 0 : Number.POSITIVE_INFINITY)

/** `at` (ms) null: now. */
export const explainAgent = (agent: string, queue: string | undefined, at: number | null) =>
  queryOptions({
    queryKey: ['why', 'agent', agent, queue ?? null, at],
    queryFn: ({ signal }) =>
      asked(
        api.GET('/api/v1/agents/{agent}/explain', {
          params: { path: { agent }, query: { queue, at: text(at) } },
          signal,
        }),
      ),
    staleTime: freshness(at),
    placeholderData: keepPreviousData,
  })

/** `at` (ms) null: now, or at its end. */
export const explainCall = (call: string, at: number | null) =>
  queryOptions({
    queryKey: ['why', 'call', call, at],
    queryFn: ({ signal }) =>
      asked(
        api.GET('/api/v1/calls/{call}/explain', {
          params: { path: { call }, query: { at: text(at) } },
          signal,
        }),
      ),
    staleTime: freshness(at),
    placeholderData: keepPreviousData,
  })

/** As it was at `at` (ms); how it is now, the live board tells. */
export const explainQueue = (queue: string, at: number) =>
  queryOptions({
    queryKey: ['why', 'queue', queue, at],
    queryFn: ({ signal }) =>
      asked(
        api.GET('/api/v1/queues/{queue}/explain', {
          params: { path: { queue }, query: { at: text(at) } },
          signal,
        }),
      ),
    staleTime: freshness(at),
    placeholderData: keepPreviousData,
  })

/** When something of an agent changed on a day: the borders of their intervals (ms), ascending. */
export const agentChanges = (agent: string, day: string, zone: string) =>
  queryOptions({
    queryKey: ['why', 'changes', agent, day],
    queryFn: async ({ signal }) => {
      const { from, to } = boundsOf(day, zone)
      const params = { path: { agent }, query: { from: text(from), to: text(to) } }
      const timeline = await asked(api.GET('/api/v1/agents/{agent}/timeline', { params, signal }))
      return bordersOf(timeline).filter((instant) => instant >= from && instant < to)
    },
  })

const TABLES = ['state', 'activity', 'attendance', 'membership', 'hold', 'offer', 'call', 'wrap_up'] as const

/** Every instant at which an interval begins or ends, once. */
export function bordersOf(timeline: Pick<Api<'Timeline'>, (typeof TABLES)[number]>): number[] {
  const found = new Set<number>()
  for (const table of TABLES) {
    for (const { from, to } of timeline[table]) {
      found.add(Date.parse(from))
      if (to !== null) found.add(Date.parse(to))
    }
  }
  return [...found].sort((one, other) => one - other)
}
