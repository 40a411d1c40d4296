// The day that is looked at: in the address, so that it can be sent to somebody and the way back leads to it.
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback } from 'react'
import { boundsOf, dayOf, isDay } from '@/i18n/days'
import { currentZone } from '@/i18n/format'
import { useIsClockKnown, useServerClock } from '@/live/context'
import { useSeconds } from '@/live/ticking'

export type Day = {
  /** "2026-11-23". */
  day: string
  today: string
  /** In ms; `to` is where the next day begins. */
  from: number
  to: number
  choose: (day: string) => void
}

/** Undefined until the server has said what time it is: what is today by a clock that is wrong may be tomorrow. */
export function useDay(): Day | undefined {
  const { date } = useSearch({ strict: false }) as { date?: unknown }
  const navigate = useNavigate()
  const now = useServerClock()
  const isKnown = useIsClockKnown()
  const zone = currentZone()
  const today = dayOf(now(), zone)
  const day = typeof date === 'string' && isDay(date) ? date : today
  const choose = useCallback(
    (chosen: string) => {
      // Today is the address without a day: tomorrow it is tomorrow's.
      const search = chosen === dayOf(now(), zone) ? {} : { date: chosen }
      void navigate({ to: '.', search: search as never, resetScroll: false })
    },
    [navigate, now, zone],
  )
  if (!isKnown) return undefined
  return { day, today, ...boundsOf(day, zone), choose }
}

/** How often an interval that goes on is seen to grow. */
const STEP_S = 10

/**
 * Up to when intervals that go on are shown, in ms: as of the answer, and on from there while the line is live,
 * since whatever changes is told.
 */
export function useAsOf(answered: number, isLive: boolean): number {
  const seconds = useSeconds(isLive)
  return isLive ? Math.max(answered, Math.floor(seconds / STEP_S) * STEP_S * 1_000) : answered
}
