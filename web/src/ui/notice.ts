// A short notice at the edge of the page: it was done, with a way back where there is one.
import type { ReactNode } from 'react'

const SHOWN_MS = 8_000

/** Spoken politely. `body` may hold a button, such as Undo. */
export async function notice(body: ReactNode, colour = 'green'): Promise<void> {
  const { notifications } = await import('@mantine/notifications')
  notifications.show({ message: body, color: colour, autoClose: SHOWN_MS, withBorder: true })
}
