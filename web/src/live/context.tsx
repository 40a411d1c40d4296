// The live board for React: one connection for a screen, and hooks that draw only what changed.
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useSyncExternalStore,
} from 'react'
import { type Link, LiveConnection, type LiveOptions } from './connection'
import type { AgentRow } from './frames'
import type { Board } from './reduce'

const LiveContext = createContext<LiveConnection | null>(null)

/** Opens the line as long as it is mounted. */
export function LiveProvider({
  scope,
  onNotification,
  onAccess,
  children,
}: LiveOptions & { children: ReactNode }) {
  // The callbacks may change with each drawing; the line stays.
  const callbacks = useRef({ onNotification, onAccess })
  callbacks.current = { onNotification, onAccess }
  const connection = useMemo(
    () =>
      new LiveConnection({
        scope,
        onNotification: (told) => callbacks.current.onNotification(told),
        onAccess: (what) => callbacks.current.onAccess(what),
      }),
    [scope],
  )
  useEffect(() => {
    connection.start()
    return () => connection.stop()
  }, [connection])
  return <LiveContext value={connection}>{children}</LiveContext>
}

/** The line itself: for its clock, and to try again. */
export function useConnection(): LiveConnection {
  const connection = useContext(LiveContext)
  if (connection === null) throw new Error('useConnection outside of LiveProvider')
  return connection
}

/** Whether what is shown is live, and when the server was heard last (its time, ms). */
export function useLink(): { link: Link; heardAt: number | null } {
  const connection = useConnection()
  const link = useSyncExternalStore(connection.subscribe, () => connection.getState().link)
  const heardAt = useSyncExternalStore(connection.subscribe, () =>
    connection.getState().link === 'live' ? null : connection.getState().heardAt,
  )
  return { link, heardAt }
}

/**
 * A part of the board; draws again when `select` answers something else, compared by identity.
 * Undefined before the first snapshot. `select` must answer what is in the board, not something made anew.
 */
export function useBoard<Part>(select: (board: Board) => Part): Part | undefined {
  const connection = useConnection()
  const latest = useRef(select)
  latest.current = select
  const look = useCallback(() => {
    const { board } = connection.getState()
    return board === null ? undefined : latest.current(board)
  }, [connection])
  return useSyncExternalStore(connection.subscribe, look)
}

/** The row of one agent. Undefined: not known (yet). */
export function useAgentRow(agent: string): AgentRow | undefined {
  return useBoard((board) => board.agents.get(agent))
}

/** How many milliseconds the server's clock is ahead, as a function that answers its time now. */
export function useServerClock(): () => number {
  const connection = useConnection()
  return useCallback(() => connection.now(), [connection])
}

/** Whether the server's time is known: it was heard, or will not be (`ended`). Until then this machine's clock is a guess. */
export function useIsClockKnown(): boolean {
  const connection = useConnection()
  return useSyncExternalStore(connection.subscribe, () => {
    const { link, heardAt } = connection.getState()
    return link === 'ended' || heardAt !== null
  })
}
