// What others change while a page of the administration is open. No live stream tells of configuration, so it is asked for
// anew: whenever one comes back to the window, and now and then while one looks.
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'

/** Seldom enough for a list of thousands. */
const NOW_AND_THEN_MS = 30_000

/** What is typed and not saved yet stays: it stands above what the server has. */
export function useFollowing(): void {
  const client = useQueryClient()
  useEffect(() => {
    const look = () => {
      if (document.visibilityState === 'visible') void client.refetchQueries({ type: 'active' })
    }
    const timer = window.setInterval(look, NOW_AND_THEN_MS)
    window.addEventListener('focus', look)
    return () => {
      window.clearInterval(timer)
      window.removeEventListener('focus', look)
    }
  }, [client])
}
