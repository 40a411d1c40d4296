// Instants, durations and numbers as people write them, by language and by the organisation's time zone.
import i18next from 'i18next'
import { otherPassOf } from './days'

let zone: string | undefined

/** The zone in which the organisation counts its days; the browser's until it is known. */
export function setZone(name: string | undefined): void {
  zone = name
}

export function currentZone(): string {
  return zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone
}

function locale(): string {
  return i18next.resolvedLanguage === 'fr' ? 'fr' : 'en-GB'
}

const made = new Map<string, unknown>()

/** Making a formatter costs far more than using one, and a board uses many a second. */
function kept<Formatter>(key: string, make: () => Formatter): Formatter {
  const known = made.get(key) as Formatter | undefined
  if (known !== undefined) return known
  const fresh = make()
  made.set(key, fresh)
  return fresh
}

function formatter(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `date ${locale()} ${zone} ${JSON.stringify(options)}`
  return kept(key, () => new Intl.DateTimeFormat(locale(), { timeZone: zone, ...options }))
}

type Instant = string | number | Date
const asDate = (instant: Instant) => (instant instanceof Date ? instant : new Date(instant))

/** A time of day; one that comes twice says which one it is: "02:42 GMT+2". */
function timed(instant: Instant, options: Intl.DateTimeFormatOptions = {}): string {
  const at = asDate(instant)
  const isTwice = otherPassOf(at.getTime(), currentZone()) !== null
  return formatter({
    ...options,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    ...(isTwice && { timeZoneName: 'shortOffset' }),
  }).format(at)
}

/** "10:42". */
export function time(instant: Instant): string {
  return timed(instant)
}

/** "10:42:07". */
export function timeWithSeconds(instant: Instant): string {
  return timed(instant, { second: '2-digit' })
}

/** "Mon 23 Nov 2026". */
export function date(instant: Instant): string {
  return formatter({ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' }).format(
    asDate(instant),
  )
}

/** "23 Nov, 10:42": short, for lists. */
export function dateTime(instant: Instant): string {
  return timed(instant, { day: 'numeric', month: 'short' })
}

/** The time alone if it was on the same local day as `now`, else with its date. */
export function timeOrDate(instant: Instant, now: Instant): string {
  return date(instant) === date(now) ? time(instant) : dateTime(instant)
}

const pad = (value: number) => String(value).padStart(2, '0')

/** A running clock: "0:42", "12:05", "1:02:03". Seconds, rounded down; what is negative counts as 0. */
export function clock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds))
  const hours = Math.floor(whole / 3600)
  const minutes = Math.floor((whole % 3600) / 60)
  return hours > 0 ? `${hours}:${pad(minutes)}:${pad(whole % 60)}` : `${minutes}:${pad(whole % 60)}`
}

type DurationFormat = { format(duration: Record<string, number>): string }
type DurationFormats = {
  DurationFormat?: new (locale: string, options: Record<string, string>) => DurationFormat
}

/** A duration in words: "1 hour, 2 minutes" (`long`), "1 hr, 2 min" (`short`); seconds only below ten minutes. */
export function duration(seconds: number, style: 'long' | 'short' = 'short'): string {
  const whole = Math.max(0, Math.round(seconds))
  const hours = Math.floor(whole / 3600)
  const minutes = Math.floor((whole % 3600) / 60)
  const rest = whole < 600 ? whole % 60 : 0
  const parts = { ...(hours && { hours }), ...(minutes && { minutes }), ...(rest && { seconds: rest }) }
  const Format = (Intl as unknown as DurationFormats).DurationFormat
  if (Format === undefined) return clock(whole)
  // Nothing at all is left out of a duration unless told otherwise, and then nothing remains.
  if (Object.keys(parts).length === 0) {
    const always = { style, secondsDisplay: 'always' }
    return kept(`none ${locale()} ${style}`, () => new Format(locale(), always)).format({ seconds: 0 })
  }
  return kept(`duration ${locale()} ${style}`, () => new Format(locale(), { style })).format({ ...parts })
}

/** "1,234" by language. */
export function number(value: number, options: Intl.NumberFormatOptions = {}): string {
  const key = `number ${locale()} ${JSON.stringify(options)}`
  return kept(key, () => new Intl.NumberFormat(locale(), options)).format(value)
}

/** "93 %" of a share between 0 and 1. */
export function percent(share: number): string {
  return number(share, { style: 'percent', maximumFractionDigits: 0 })
}

/** "Sales, Support and Billing". */
export function list(names: readonly string[], type: 'conjunction' | 'disjunction' = 'conjunction'): string {
  return kept(`list ${locale()} ${type}`, () => new Intl.ListFormat(locale(), { type })).format(names)
}

/** Compares names as people sort them. */
export function byName(one: string, other: string): number {
  const make = () => new Intl.Collator(locale(), { sensitivity: 'base', numeric: true })
  return kept(`names ${locale()}`, make).compare(one, other)
}
