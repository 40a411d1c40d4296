// Local days of the organisation's zone, as "2026-11-23": when one begins, which one an instant lies in, its hours.
// Belongs here: arithmetic on days that have 23, 24 or 25 hours. Pure; words for dates are in `i18n/format`.

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** No zone is further from UTC. */
const FURTHEST_MS = 15 * HOUR_MS

const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone)
  if (known !== undefined) return known
  const made = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  formats.set(zone, made)
  return made
}

function partsOf(instant: number, zone: string): Record<string, string> {
  return Object.fromEntries(
    formatOf(zone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, value]),
  )
}

/** How far a zone is ahead of UTC at an instant, in ms. */
function offsetOf(instant: number, zone: string): number {
  const { year, month, day, hour, minute } = partsOf(instant, zone)
  const local = Date.parse(`${year}-${month}-${day}T${hour}:${minute}Z`)
  return local - Math.floor(instant / 60_000) * 60_000
}

const QUARTER_MS = HOUR_MS / 4
/** Longer than clocks are ever put back by. */
const BEYOND_MS = 3 * HOUR_MS
const shifts = new Map<string, number>()

/**
 * The other instant (ms) of the same local time, where clocks are put back over it and it comes twice; else null. It is
 * the later one for the first pass, and the earlier one for the second.
 */
export function otherPassOf(instant: number, zone: string): number | null {
  // Clocks change on the quarter of an hour, so within one all is alike; lists ask for many instants.
  const key = `${zone} ${Math.floor(instant / QUARTER_MS)}`
  let shift = shifts.get(key)
  if (shift === undefined) {
    const offset = offsetOf(instant, zone)
    const back = offset - offsetOf(instant + BEYOND_MS, zone)
    const before = offsetOf(instant - BEYOND_MS, zone) - offset
    shift = 0
    if (back > 0 && offsetOf(instant + back, zone) === offset - back) shift = back
    else if (before > 0 && offsetOf(instant - before, zone) === offset + before) shift = -before
    shifts.set(key, shift)
  }
  return shift === 0 ? null : instant + shift
}

/** The local day of an instant (ms). */
export function dayOf(instant: number, zone: string): string {
  const { year, month, day } = partsOf(instant, zone)
  return `${year}-${month}-${day}`
}

/** Whether a text is a day that there is. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const midnight = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(midnight) && new Date(midnight).toISOString().startsWith(text)
}

/** The day so many days later. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)
}

/** The first instant (ms) of a local day: midnight, or what comes after it where clocks leap over it. */
export function startOfDay(day: string, zone: string): number {
  const midnight = Date.parse(`${day}T00:00:00Z`)
  let before = midnight - FURTHEST_MS
  let within = midnight + FURTHEST_MS
  while (within - before > 1) {
    const middle = Math.floor((before + within) / 2)
    if (dayOf(middle, zone) < day) before = middle
    else within = middle
  }
  return within
}

/** From the first instant of a day to that of the next. */
export function boundsOf(day: string, zone: string): { from: number; to: number } {
  return { from: startOfDay(day, zone), to: startOfDay(addDays(day, 1), zone) }
}

/** The full hours of a day that fall on a multiple of `step` local hours. An hour that comes twice is there twice. */
export function hoursOf(day: string, zone: string, step: number): number[] {
  const { from, to } = boundsOf(day, zone)
  const found: number[] = []
  // Some zones are a quarter of an hour off the others, and clocks may leap by half an hour.
  for (let at = from; at < to; at += HOUR_MS / 4) {
    const { hour, minute } = partsOf(at, zone)
    if (minute === '00' && Number(hour) % step === 0) found.push(at)
  }
  return found
}

/** The local time of an instant, "10:42:07", as an input takes it. */
export function clockOf(instant: number, zone: string): string {
  const { hour, minute } = partsOf(instant, zone)
  // Zones are whole minutes off UTC.
  return `${hour}:${minute}:${new Date(instant).toISOString().slice(17, 19)}`
}

/** The instant of a local day and time ("10:42" or "10:42:07"). A time that comes twice is the first one. */
export function instantOf(day: string, clock: string, zone: string): number {
  const { from, to } = boundsOf(day, zone)
  const [hours = 0, minutes = 0, seconds = 0] = clock.split(':').map(Number)
  const wanted = `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`
  for (let at = from; at < to; at += 60_000) {
    const { hour, minute } = partsOf(at, zone)
    if (`${hour}:${minute}` >= wanted) return at + (`${hour}:${minute}` === wanted ? seconds * 1000 : 0)
  }
  return to - 1000
}

/** The local date and time of an instant, as an input of both takes it. */
export function localOf(instant: number, zone: string): string {
  return `${dayOf(instant, zone)}T${clockOf(instant, zone)}`
}

/** The instant of a local date and time; null for what is none. */
export function instantOfLocal(local: string, zone: string): number | null {
  const [day = '', clock = ''] = local.split('T')
  return isDay(day) && day > '2000' && clock !== '' ? instantOf(day, clock, zone) : null
}
