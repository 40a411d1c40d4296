// A short notice at the edge of the page: it was done, with a way back where there is one.
import type { ReactNode } from 'react'

const SHOWN_MS = 8_000

let wanted = false
const listeners = new Set<() => void>()

/** Whether there was ever a notice: only then the place for them is loaded. */
export const areNoticesWanted = (): boolean => wanted
export function whenNoticesAreWanted(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Spoken politely. `body` may hold a button, such as Undo. */
export async function notice(body: ReactNode, colour = 'green'): Promise<void> {
  const { notifications } = await import('@mantine/notifications')
  wanted = true
  for (const listener of listeners) listener()
  notifications.show({ message: body, color: colour, autoClose: SHOWN_MS, withBorder: true })
}
