// What a screen reader is told when something changes that the eye sees: one polite region, one urgent one.
import { createContext, type ReactNode, useCallback, useContext, useRef, useState } from 'react'

type Announce = (text: string, urgent?: boolean) => void
const AnnounceContext = createContext<Announce>(() => undefined)
/** Changes that come together are said together, so that none is lost in the next. */
const GATHER_MS = 250

export function Announcer({ children }: { children: ReactNode }) {
  const [said, setSaid] = useState({ polite: '', urgent: '' })
  const gathered = useRef<string[]>([])
  const announce = useCallback<Announce>((text, urgent = false) => {
    if (urgent) {
      setSaid((before) => ({ ...before, urgent: before.urgent === text ? `${text}\u00a0` : text }))
      return
    }
    if (gathered.current.push(text) > 1) return
    window.setTimeout(() => {
      const polite = [...new Set(gathered.current.splice(0))].join(' ')
      // The same words twice are a change only if they differ.
      setSaid((before) => ({ ...before, polite: before.polite === polite ? `${polite}\u00a0` : polite }))
    }, GATHER_MS)
  }, [])
  return (
    <AnnounceContext value={announce}>
      {children}
      <div className="rr-hidden" role="status" aria-live="polite">
        {said.polite}
      </div>
      <div className="rr-hidden" role="alert" aria-live="assertive">
        {said.urgent}
      </div>
    </AnnounceContext>
  )
}

/** `announce(text)` politely, `announce(text, true)` at once: for what cannot wait, such as a call that rings. */
export function useAnnounce(): Announce {
  return useContext(AnnounceContext)
}
