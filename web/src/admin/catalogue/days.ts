// Days of the week in words: "Monday", "Mon–Fri", "Mon, Wed and Sun".
import i18next from 'i18next'
import { list } from '@/i18n/format'

export const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export type Day = (typeof DAYS)[number]

/** A Monday, to count from. */
const MONDAY = Date.UTC(2024, 0, 1)
const DAY_MS = 86_400_000

export function dayName(day: Day, style: 'long' | 'short' = 'long'): string {
  const format = new Intl.DateTimeFormat(i18next.resolvedLanguage, { weekday: style, timeZone: 'UTC' })
  return format.format(MONDAY + DAYS.indexOf(day) * DAY_MS)
}

/** Three days or more in a row are said from first to last. */
export function daysSaid(days: readonly Day[], every: string, none: string): string {
  if (days.length === 0) return none
  const places = DAYS.flatMap((day, place) => (days.includes(day) ? [place] : []))
  if (places.length === DAYS.length) return every
  const first = places[0] ?? 0
  const last = places.at(-1) ?? 0
  const short = (place: number) => dayName(DAYS[place] ?? 'mon', 'short')
  if (places.length > 2 && last - first === places.length - 1) return `${short(first)}–${short(last)}`
  return list(places.map(short))
}
