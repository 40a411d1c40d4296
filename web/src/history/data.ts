// What the history asks the server for: a day, its missed calls, and what is known of a single event or call.
import { queryOptions, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { type Api, api, asked } from '@/api/client'
import * as queries from '@/api/queries'
import { useBoard } from '@/live/context'
import { may, useMe } from '@/session/session'

const MOST = 1000
const LONGEST_MS = 31 * 86_400_000
/** What happened does not change any more. */
const PAST = Number.POSITIVE_INFINITY

const instant = (ms: number) => new Date(ms).toISOString()

/** `to` null: until now. `knownAt`: as it was known at that instant; null: as known today. */
export const timelineOf = (agent: string, from: number, to: number | null, knownAt: number | null = null) =>
  queryOptions({
    queryKey: ['history', agent, 'timeline', from, to, knownAt],
    queryFn: () => {
      const query = {
        from: instant(from),
        ...(to !== null && { to: instant(to) }),
        ...(knownAt !== null && { known_at: instant(knownAt) }),
      }
      return asked(api.GET('/api/v1/agents/{agent}/timeline', { params: { path: { agent }, query } }))
    },
    staleTime: 0,
  })

/** All of the time; one question covers 31 days at most, so that is what is asked for. */
export const missesOf = (agent: string, from: number, to: number) =>
  queryOptions({
    queryKey: ['history', agent, 'misses', from, to],
    queryFn: async () => {
      const found: Api<'MissedOffer'>[] = []
      let cursor: string | undefined
      do {
        const query = { from: instant(Math.max(from, to - LONGEST_MS)), to: instant(to), limit: MOST, cursor }
        const params = { path: { agent }, query }
        const page = await asked(api.GET('/api/v1/agents/{agent}/misses', { params }))
        found.push(...page.items)
        cursor = page.next ?? undefined
      } while (cursor !== undefined)
      return found
    },
    staleTime: 0,
  })

/** The event that an interval began with: who, and by which rule. Null where it is not for these eyes. */
export const eventOf = (agent: string, seq: number) =>
  queryOptions({
    queryKey: ['history', agent, 'event', seq],
    queryFn: async () => {
      const query = { agent, since: seq - 1, limit: 1 }
      const { items } = await asked(api.GET('/api/v1/events', { params: { query } }))
      return items.find((event) => event.seq === seq) ?? null
    },
    staleTime: PAST,
  })

/** A call that is up or over. An agent may know only of those that they took. */
export function useCall(call: string, taken: boolean, isWanted = true): Api<'CallView'> | undefined {
  const me = useMe()
  const { data } = useQuery({
    queryKey: ['history', 'call', call],
    queryFn: () => asked(api.GET('/api/v1/calls/{call}', { params: { path: { call } } })),
    staleTime: PAST,
    enabled: isWanted && (taken || may(me, 'see_agents')),
  })
  return data
}

/** What ids are called. An id without a name is its own name. */
export type Names = {
  queue: (id: string) => string
  unit: (id: string) => string
  campaign: (id: string) => string
  person: (id: string) => string
  status: (id: string) => Api<'StatusEntry'> | undefined
}

export function useNames(): Names {
  const me = useMe()
  const { data: queues } = useQuery(queries.queues)
  const { data: units } = useQuery(queries.units)
  const { data: campaigns } = useQuery(queries.campaigns)
  const { data: statuses } = useQuery(queries.statuses)
  const agents = useBoard((board) => board.agents)
  return useMemo(() => {
    const people = new Map([...(agents?.values() ?? [])].map((row) => [row.id, row.name]))
    people.set(me.user, me.name)
    const named = (items: readonly { id: string; label: string }[] | undefined) => {
      const labels = new Map(items?.map(({ id, label }) => [id, label]))
      return (id: string) => labels.get(id) ?? id
    }
    // Queues of other units are seen by the agents who stand in them alone.
    const standings = [...(agents?.values() ?? [])].flatMap((row) => row.queues)
    const byId = new Map(statuses?.map((status) => [status.id, status]))
    return {
      queue: named([...standings.map(({ queue, label }) => ({ id: queue, label })), ...(queues ?? [])]),
      unit: named(units),
      campaign: named(campaigns),
      person: (id) => people.get(id) ?? id,
      status: (id) => byId.get(id),
    }
  }, [queues, units, campaigns, statuses, agents, me])
}
