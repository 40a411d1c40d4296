// Where the ticks of an axis of durations stand: at steps that a clock has, and few enough to be read. Pure.

const MINUTE = 60
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const STEPS_S = [
  ...[1, 2, 5, 10, 15, 30],
  ...[1, 2, 5, 10, 15, 30].map((minutes) => minutes * MINUTE),
  ...[1, 2, 3, 4, 6, 12].map((hours) => hours * HOUR),
]
/** Beside the one at zero. */
const MOST = 6

/** The step and the end of an axis up to so many seconds. */
export function ticksOf(seconds: number): { interval: number; max: number } {
  const interval =
    STEPS_S.find((step) => seconds <= step * MOST) ?? DAY * Math.max(1, Math.ceil(seconds / DAY / MOST))
  return { interval, max: Math.max(1, Math.ceil(seconds / interval)) * interval }
}
