// What the reports ask the server for, and what ids are called in them.
import { queryOptions, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { type Api, api, asked } from '@/api/client'
import * as queries from '@/api/queries'
import { word } from '@/i18n/words'
import { useBoard } from '@/live/context'
import type { Board } from '@/live/reduce'
import { may, useMe } from '@/session/session'
import { type Choice, questionOf } from './search'

/** The answer as JSON: as a file, which is a text to the types, it is asked for by its address. */
async function asJson<Answer>(answer: Promise<Answer>): Promise<Exclude<Answer, string>> {
  return (await answer) as Exclude<Answer, string>
}

const key = (choice: Choice) => ['reports', choice.report, questionOf(choice)]

export const attendanceOf = (choice: Choice) =>
  queryOptions({
    queryKey: key(choice),
    queryFn: () =>
      asJson(asked(api.GET('/api/v1/reports/attendance', { params: { query: questionOf(choice) } }))),
    staleTime: 0,
  })

export const availabilityOf = (choice: Choice) =>
  queryOptions({
    queryKey: key(choice),
    queryFn: () =>
      asJson(asked(api.GET('/api/v1/reports/availability', { params: { query: questionOf(choice) } }))),
    staleTime: 0,
  })

export const missedOf = (choice: Choice) =>
  queryOptions({
    queryKey: key(choice),
    queryFn: () =>
      asJson(asked(api.GET('/api/v1/reports/missed-calls', { params: { query: questionOf(choice) } }))),
    staleTime: 0,
  })

export const queuesOf = (choice: Choice) =>
  queryOptions({
    queryKey: key(choice),
    queryFn: () =>
      asJson(asked(api.GET('/api/v1/reports/queues', { params: { query: questionOf(choice) } }))),
    staleTime: 0,
  })

/** A day of each agent, in one answer. */
export const timelinesOfDay = (day: string, unit: string | null, known: string | null) =>
  queryOptions({
    queryKey: ['reports', 'timelines', day, unit, known],
    queryFn: () =>
      asJson(
        asked(
          api.GET('/api/v1/reports/timelines', {
            params: {
              query: { day, ...(unit && { unit }), ...(known && { known_at: known }) },
            },
          }),
        ),
      ),
    staleTime: 0,
  })

/** The hours of the days, for the heat map; of a week at most. */
export const hoursOf = (choice: Choice) =>
  queryOptions({
    queryKey: [...key(choice), 'hours'],
    queryFn: () => {
      const { each: _, ...query } = questionOf(choice)
      return asJson(
        asked(api.GET('/api/v1/reports/queues', { params: { query: { ...query, minutes: 60 } } })),
      )
    },
    staleTime: 0,
  })

export type Names = {
  unit: (id: string) => string
  queue: (id: string) => string
  state: (id: string) => string
  colour: (id: string) => string
  /** Of a user, for who may know them; oneself always. */
  user: (id: string) => string
}

const GREY = '#868e96'

/** Queues of other units, which the agents who serve them name. A text: the same one until a name changes. */
function labelsOf({ agents }: Board): string {
  const found = new Map<string, string>()
  for (const { queues } of agents.values()) for (const { queue, label } of queues) found.set(queue, label)
  return JSON.stringify([...found].sort())
}

export function useNames(): Names {
  const me = useMe()
  const { data: users } = useQuery({ ...queries.users, enabled: may(me, 'manage_users') })
  const { data: queues } = useQuery(queries.queues)
  const { data: units } = useQuery(queries.units)
  const { data: statuses } = useQuery(queries.statuses)
  const served = useBoard(labelsOf)
  return useMemo(() => {
    const byId = new Map<string, Api<'StatusEntry'>>(statuses?.map((status) => [status.id, status]))
    const people = new Map(users?.map(({ id, name }) => [id, name])).set(me.user, me.name)
    const elsewhere = (JSON.parse(served ?? '[]') as [string, string][]).map(([id, label]) => ({ id, label }))
    const named = (items: readonly { id: string; label: string }[] | undefined) => {
      const labels = new Map(items?.map(({ id, label }) => [id, label]))
      return (id: string) => labels.get(id) ?? id
    }
    return {
      unit: named(units),
      queue: named([...elsewhere, ...(queues ?? [])]),
      state: (id) => {
        if (id === 'clocked_out') return word('shown', 'away')
        if (id === 'signed_out') return word('shown', 'logged_off')
        return byId.get(id)?.label ?? word('shown', id)
      },
      colour: (id) => byId.get(id)?.colour ?? GREY,
      user: (id) => people.get(id) ?? id,
    }
  }, [queues, units, statuses, users, me, served])
}
