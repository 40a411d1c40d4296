// Windows above a window: while one stands above the agent's, Escape and the focus are that one's.
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'

const CoverContext = createContext<(covered: boolean) => void>(() => undefined)

/** `render` gets whether something stands above it. */
export function Coverable({ render }: { render: (covered: boolean) => ReactNode }) {
  const [covered, setCovered] = useState(false)
  return <CoverContext value={setCovered}>{render(covered)}</CoverContext>
}

/** Around a dialog that is drawn while it is open. */
export function Covering({ children }: { children: ReactNode }) {
  const cover = useContext(CoverContext)
  useEffect(() => {
    cover(true)
    return () => cover(false)
  }, [cover])
  return children
}
