// What is known of oneself as an agent: the live row, and the facts behind it, asked for anew whenever the row changed.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef } from 'react'
import * as queries from '@/api/queries'
import { byName } from '@/i18n/format'
import { say } from '@/i18n/words'
import type { Link } from '@/live/connection'
import { useAgentRow, useBoard, useLink } from '@/live/context'
import type { AgentRow } from '@/live/frames'
import { may, useMe } from '@/session/session'
import type { AgentDetail, Facts, StatusEntry, Way } from './standing'

export type Mine = Facts & { link: Link; agent: string }

/** Undefined until the live row is there. */
export function useMine(agent: string): Mine | undefined {
  const me = useMe()
  const row = useAgentRow(agent)
  const { link } = useLink()
  const detail = useDetail(agent, row)
  const statuses = useStatuses()
  const queueLabel = useQueueLabel(row)
  const offerTable = useBoard((board) => board.offers)
  const withdrawalTable = useBoard((board) => board.withdrawals)
  const offers = useMemo(
    () => [...(offerTable?.values() ?? [])].filter((one) => one.agent === agent),
    [offerTable, agent],
  )
  const withdrawals = useMemo(
    () =>
      [...(withdrawalTable?.values() ?? [])].filter((one) => one.agent === agent && one.ended_at === null),
    [withdrawalTable, agent],
  )
  if (row === undefined) return undefined
  const readyOnHome = may(me, 'ready_on_home')
  return { agent, link, row, detail, statuses, queueLabel, offers, withdrawals, readyOnHome }
}

/** Rows whose facts were asked for anew: more than one part of a page shows oneself. */
const asked = new WeakSet<AgentRow>()

function useDetail(agent: string, row: AgentRow | undefined): AgentDetail | undefined {
  const client = useQueryClient()
  const { data } = useQuery({ ...queries.agentDetail(agent), enabled: row !== undefined })
  const known = useRef(row)
  useEffect(() => {
    const isNew = known.current !== undefined && known.current !== row
    known.current = row
    if (!isNew || row === undefined || asked.has(row)) return
    asked.add(row)
    void refetch(client, agent)
  }, [client, agent, row])
  return data
}

async function refetch(client: ReturnType<typeof useQueryClient>, agent: string): Promise<void> {
  await client.invalidateQueries({ queryKey: queries.agentDetail(agent).queryKey })
}

/** Ask for the facts anew: after a command whose effect the live row may not show. */
export function useRefetch(agent: string): () => void {
  const client = useQueryClient()
  return useCallback(() => void refetch(client, agent), [client, agent])
}

const KINDS = ['available', 'unavailable', 'offline']

/** All statuses by id: those that let calls ring first, then by name. */
export function useStatuses(): ReadonlyMap<string, StatusEntry> {
  const { data } = useQuery(queries.statuses)
  return useMemo(() => {
    const sorted = [...(data ?? [])].sort(
      (one, other) =>
        KINDS.indexOf(one.kind) - KINDS.indexOf(other.kind) ||
        one.calls.localeCompare(other.calls) * -1 ||
        byName(one.label, other.label),
    )
    return new Map(sorted.map((entry) => [entry.id, entry]))
  }, [data])
}

/** Those that agents set themselves. */
export function settable(statuses: ReadonlyMap<string, StatusEntry>): StatusEntry[] {
  return [...statuses.values()].filter((entry) => entry.settable_by.includes('agent'))
}

function useQueueLabel(row: AgentRow | undefined): (queue: string) => string {
  const table = useBoard((board) => board.queues)
  return useCallback(
    (queue) => row?.queues.find((each) => each.queue === queue)?.label ?? table?.get(queue)?.label ?? queue,
    [table, row],
  )
}

/** The status that makes this person available again with one tap. */
export function useOnlineStatus(): string | undefined {
  const { data } = useQuery(queries.settings)
  return data?.online_status
}

/** The words of a line. */
export function words({ key, params }: { key: string; params: Record<string, string> }): string {
  return say(`agent:stand.${key}`, params)
}

/** The word on the button of a line. `queue`: named where there are several such buttons. */
export function wayWords(way: Way, params: Record<string, string>): string {
  if (way.kind === 'return' && params.queue) return say('agent:returnTo', params)
  return say(`agent:way.${way.kind}`, params)
}
