// Choosing a status, from the page or from the menu: at once, or after a dialog where the status asks for a reason.
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { useAct } from './acts'
import type { StatusEntry } from './standing'

const StatusDialog = lazy(() => import('./StatusDialog'))

export type StatusChoice = {
  choose: (entry: StatusEntry) => void
  /** The status that is on its way. */
  pending: string | null
  error: unknown
  forget: () => void
  /** To be drawn somewhere that stays. */
  dialog: ReactNode
}

export function useStatusChoice(agent: string): StatusChoice {
  const act = useAct(agent)
  const [asking, ask] = useState<StatusEntry | null>(null)
  function choose(entry: StatusEntry) {
    act.reset()
    if (entry.reason === 'none') act.mutate({ do: 'status', status: entry.id })
    else ask(entry)
  }
  const pending = act.isPending && act.variables.do === 'status' ? act.variables.status : null
  const dialog = asking !== null && (
    <Suspense>
      <StatusDialog agent={agent} entry={asking} onClose={() => ask(null)} />
    </Suspense>
  )
  return { choose, pending, error: act.error, forget: act.reset, dialog }
}
