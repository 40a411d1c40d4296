// One tick a second for all that counts up or down; none while nobody counts.
import { useSyncExternalStore } from 'react'
import { useConnection } from './context'

const listeners = new Set<() => void>()
let timer: number | undefined

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  timer ??= window.setInterval(() => {
    for (const each of listeners) each()
  }, 1_000)
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) {
      window.clearInterval(timer)
      timer = undefined
    }
  }
}

const never = () => () => undefined

/**
 * The server's time in whole seconds, anew each second. It stands still where `running` is false, and for all while the
 * line is lost: what counted on then would look live.
 */
export function useSeconds(running = true): number {
  const connection = useConnection()
  return useSyncExternalStore(running ? subscribe : never, () => Math.floor(connection.asOf() / 1_000))
}

/** Whole seconds since an instant (RFC 3339), counting up; 0 at least. */
export function useElapsed(since: string): number {
  return Math.max(0, useSeconds() - Math.floor(Date.parse(since) / 1_000))
}

/** Whole seconds until an instant, counting down to 0; null without one. */
export function useRemaining(until: string | null): number | null {
  const seconds = useSeconds(until !== null)
  return until === null ? null : Math.max(0, Math.ceil(Date.parse(until) / 1_000) - seconds)
}
