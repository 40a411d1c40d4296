// How near the timeline is looked at, and which hours stand above it. Pure; sizes in pixels, instants in ms.
import { hoursOf } from '@/i18n/days'
import type { Bounds } from './intervals'

const HOUR_MS = 3_600_000
export const NEAREST = 48
/** Between two hours above the timeline there is at least so much room. */
const TICK_PX = 58
const STEPS_MIN = [5, 15, 30, 60, 120, 180, 240, 360, 720] as const

/** The zoom at which a part of the day, with some room beside it, fills the width. */
export function zoomFor(part: Bounds, day: Bounds): number {
  const margin = HOUR_MS / 6
  const length = Math.max(part.to - part.from + 2 * margin, HOUR_MS)
  return Math.min(NEAREST, Math.max(1, (day.to - day.from) / length))
}

/** The instants that are written above, so far apart that they can be read. `width`: of the whole day. */
export function ticksOf(day: string, bounds: Bounds, zone: string, width: number): number[] {
  const hours = (bounds.to - bounds.from) / HOUR_MS
  const step = STEPS_MIN.find((minutes) => ((minutes / 60) * width) / hours >= TICK_PX) ?? 720
  if (step >= 60) return hoursOf(day, zone, step / 60)
  const found: number[] = []
  for (let at = bounds.from; at < bounds.to; at += step * 60_000) found.push(at)
  return found
}

/** A share of the day in percent: where an instant lies. */
export function placeOf(at: number, day: Bounds): number {
  return (100 * (at - day.from)) / (day.to - day.from)
}
