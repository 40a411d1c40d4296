// Names for the ids that explanations carry: from the live board, the catalogue, and the users as far as one may see them.
import { queryOptions, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { type Api, api, asked } from '@/api/client'
import * as queries from '@/api/queries'
import { actor } from '@/i18n/words'
import { useBoard, useConnection } from '@/live/context'
import { queueLabel } from '@/live/reduce'
import { may, useMe } from '@/session/session'

export type Names = {
  agent: (id: string) => string
  queue: (id: string) => string
  status: (id: string) => string
  /** Who did it; by a rule, the rule. */
  by: (who: Api<'Actor'>, rule?: string | null) => string
}

const MANY = 1000

const users = queryOptions({
  queryKey: ['users', 'names'],
  queryFn: async () => {
    const { items } = await asked(api.GET('/api/v1/users', { params: { query: { limit: MANY } } }))
    return new Map(items.map((user) => [user.id, user.name]))
  },
})

/**
 * Looks names up; what is not known is called by its id. `people`: users too, which takes a question to the server.
 * A screen draws again when the board comes, not with each of its changes: names seldom change.
 */
export function useNames({ people = false }: { people?: boolean } = {}): Names {
  const connection = useConnection()
  const me = useMe()
  const there = useBoard(() => true)
  const statuses = useQuery(queries.statuses).data
  const userNames = useQuery({ ...users, enabled: people && may(me, 'manage_users') }).data
  // biome-ignore lint/correctness/useExhaustiveDependencies: when the board has come, its names are there
  return useMemo(() => {
    const labels = new Map(statuses?.map((status) => [status.id, status.label]))
    const board = () => connection.getState().board
    const agent = (id: string) => board()?.agents.get(id)?.name ?? (id === me.agent ? me.name : id)
    const user = (id: string) => {
      if (id === me.user) return me.name
      return userNames?.get(id) ?? board()?.agents.get(id)?.name
    }
    return {
      agent,
      queue: (id) => {
        const known = board()
        return (known && queueLabel(known, id)) ?? id
      },
      status: (id) => labels.get(id) ?? id,
      by: (who, rule) => actor(who, user(who.id), rule),
    }
  }, [connection, me, statuses, userNames, there])
}
