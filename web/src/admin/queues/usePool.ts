// What policies name: statuses and people, from what is configured.
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import * as queries from '@/api/queries'
import { byName } from '@/i18n/format'
import { may, useMe } from '@/session/session'
import type { Pool } from './policy'

/** Ids stand for themselves until their names are known. */
export function usePool(): Pool {
  const me = useMe()
  const { data: statuses } = useQuery(queries.statuses)
  const { data: users } = useQuery({ ...queries.users, enabled: may(me, 'manage_users') })
  return useMemo(() => {
    const statusNames = new Map(statuses?.map(({ id, label }) => [id, label]))
    const userNames = new Map(users?.map(({ id, name }) => [id, name]) ?? [[me.user, me.name]])
    const names = {
      status: (id: string) => statusNames.get(id) ?? id,
      user: (id: string) => userNames.get(id) ?? id,
    }
    const given = statuses?.filter(({ kind }) => kind !== 'available') ?? []
    return {
      names,
      statuses: given.map(({ id }) => id),
      users: [...userNames.keys()].sort((one, other) => byName(names.user(one), names.user(other))),
    }
  }, [me, statuses, users])
}
