// Names for ids, as they stand on the board. Each answer stays the same object while no name changes, so nothing draws anew.
import { useQuery } from '@tanstack/react-query'
import { useMemo, useRef } from 'react'
import * as queries from '@/api/queries'
import { byName } from '@/i18n/format'
import { useBoard } from '@/live/context'
import type { OfferRow } from '@/live/frames'
import { useMe } from '@/session/session'

export type Names = ReadonlyMap<string, string>

const NONE: Names = new Map()

/** The label of each queue that one sees. */
export function useQueueNames(): Names {
  const rows = useBoard((board) => board.queues)
  const last = useRef(NONE)
  return useMemo(() => {
    const known = last.current
    const all = [...(rows?.values() ?? [])]
    if (all.length !== known.size || all.some((row) => known.get(row.id) !== row.label))
      last.current = new Map(all.map((row) => [row.id, row.label]))
    return last.current
  }, [rows])
}

export function useUnitNames(): Names {
  const { data } = useQuery(queries.units)
  return useMemo(() => (data ? new Map(data.map((unit) => [unit.id, unit.label])) : NONE), [data])
}

/** Those whose agents one sees. */
export function useMyUnits(): Names {
  const all = useUnitNames()
  const { units } = useMe()
  return useMemo(
    () => (units === null ? all : new Map([...all].filter(([unit]) => units.includes(unit)))),
    [all, units],
  )
}

/** What a list to choose from takes, by name. */
export function asChoices(names: Names): { value: string; label: string }[] {
  return [...names]
    .map(([value, label]) => ({ value, label }))
    .sort((one, other) => byName(one.label, other.label))
}

/** What rings each agent. */
export function useOffersByAgent(): ReadonlyMap<string, OfferRow> {
  const offers = useBoard((board) => board.offers)
  return useMemo(() => new Map([...(offers?.values() ?? [])].map((offer) => [offer.agent, offer])), [offers])
}
