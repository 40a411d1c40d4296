// The instant that an explanation is about: now, or one of a day that is chosen.
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { addDays, clockOf, dayOf, instantOf, startOfDay } from '@/i18n/days'
import { currentZone } from '@/i18n/format'
import { useServerClock } from '@/live/context'

/** A slider that is drawn asks for the instants that it rests on, not for those that it passes. */
const SETTLED_MS = 250
const STEP_S = 60

/** `first` (RFC 3339): where it begins; without it, now. `travel` is for `TimeTravel`. */
export function useDayTravel(first?: string) {
  const zone = currentZone()
  const clock = useServerClock()
  const [at, setAt] = useState<number | null>(first === undefined ? null : Date.parse(first))
  const [settled] = useDebouncedValue(at, SETTLED_MS)
  const now = Math.floor(clock() / 1000) * 1000
  const today = dayOf(now, zone)
  const day = at === null ? today : dayOf(at, zone)
  const travel = {
    at,
    onChange: setAt,
    from: startOfDay(day, zone),
    to: day === today ? now : startOfDay(addDays(day, 1), zone) - 1000,
    stepS: STEP_S,
    present: 'now',
    day: {
      value: day,
      last: today,
      onChange: (chosen: string) => setAt(Math.min(instantOf(chosen, clockOf(at ?? now, zone), zone), now)),
    },
  } as const
  return { settled, day, zone, travel }
}
