// Asks again when something changed: at once, then at most once in a while, and only while somebody looks.
import { useEffect, useRef } from 'react'

const AT_MOST_EVERY_MS = 5_000

/** `changed`: whatever it is that changes, compared by identity. The first value asks nothing. */
export function useFreshen(changed: unknown, ask: () => void): void {
  const latest = useRef(ask)
  latest.current = ask
  const asking = useRef({ known: changed, last: 0, timer: undefined as number | undefined, missed: false })
  useEffect(() => {
    const state = asking.current
    if (state.known === changed) return
    const isFirst = state.known === undefined
    state.known = changed
    if (isFirst || state.timer !== undefined) return
    const wait = Math.max(0, state.last + AT_MOST_EVERY_MS - performance.now())
    state.timer = window.setTimeout(() => {
      state.timer = undefined
      state.last = performance.now()
      if (document.visibilityState === 'visible') latest.current()
      else state.missed = true
    }, wait)
  }, [changed])
  useEffect(() => {
    const state = asking.current
    const look = () => {
      if (document.visibilityState !== 'visible' || !state.missed) return
      state.missed = false
      latest.current()
    }
    document.addEventListener('visibilitychange', look)
    return () => {
      document.removeEventListener('visibilitychange', look)
      window.clearTimeout(state.timer)
      state.timer = undefined
    }
  }, [])
}
