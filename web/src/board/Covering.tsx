// Windows above a window: while one stands above the agent's, Escape and the focus are that one's.
import { createContext, type ReactNode, useContext, useLayoutEffect, useState } from 'react'

const CoverContext = createContext<(covered: boolean) => void>(() => undefined)

/** `render` gets whether something stands above it. */
export function Coverable({ render }: { render: (covered: boolean) => ReactNode }) {
  const [covered, setCovered] = useState(false)
  return <CoverContext value={setCovered}>{render(covered)}</CoverContext>
}

/** The window below takes the focus when it is uncovered; by then it has. */
const UNCOVERED_MS = 50

/** Around a dialog that is drawn while it is open. Closed, the focus is where it was. */
export function Covering({ children }: { children: ReactNode }) {
  const cover = useContext(CoverContext)
  useLayoutEffect(() => {
    const before = document.activeElement
    cover(true)
    return () => {
      cover(false)
      window.setTimeout(() => before instanceof HTMLElement && before.focus(), UNCOVERED_MS)
    }
  }, [cover])
  return children
}
