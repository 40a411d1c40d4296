// What comes in bursts, told once: the first of a burst waits a moment for the others.
import { useCallback, useEffect, useRef } from 'react'

const BURST_MS = 800

/** `add` keeps an item; soon after, `tell` gets all that came meanwhile. */
export function useGathered<Item>(tell: (items: readonly Item[]) => void): (item: Item) => void {
  const waiting = useRef<Item[]>([])
  const timer = useRef<number | undefined>(undefined)
  const telling = useRef(tell)
  telling.current = tell
  useEffect(() => () => window.clearTimeout(timer.current), [])
  return useCallback((item) => {
    waiting.current.push(item)
    if (waiting.current.length > 1) return
    timer.current = window.setTimeout(() => {
      const items = waiting.current
      waiting.current = []
      telling.current(items)
    }, BURST_MS)
  }, [])
}
