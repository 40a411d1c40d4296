// Durations as they are typed and shown in forms: "90 s", "2 min", "1 h 30 min". The units are the same in all our languages.

const UNITS = [
  ['h', 3600],
  ['min', 60],
  ['s', 1],
] as const

/** Seconds as a person would type them; nothing is rounded. */
export function writeDuration(seconds: number): string {
  // Whole minutes and hours are said as such; 90 s is not "1 min 30 s" to who thinks in seconds.
  if (seconds > 0 && seconds < 120 && seconds % 60 !== 0) return `${seconds} s`
  let rest = seconds
  const parts: string[] = []
  for (const [unit, length] of UNITS) {
    const count = Math.floor(rest / length)
    rest -= count * length
    if (count > 0) parts.push(`${count} ${unit}`)
  }
  return parts.length > 0 ? parts.join(' ') : '0 s'
}

const WHOLE = /^(?:\s*\d+\s*(?:h|min|m|s)\b[a-zé]*\.?,?)+\s*$/i
const PART = /(\d+)\s*(h|min|m|s)/gi

/** Seconds of what was typed: "90", "90s", "1:30", "2 min", "1 h 30 min". Null: it cannot be read. */
export function readDuration(text: string): number | null {
  const typed = text
    .trim()
    .replace(/(\d)\s*(hours?|heures?|hrs?)\b/gi, '$1 h')
    .replace(/(\d)\s*(minutes?|mins?)\b/gi, '$1 min')
    .replace(/(\d)\s*(secondes?|seconds?|secs?)\b/gi, '$1 s')
  if (/^\d+$/.test(typed)) return Number(typed)
  const clock = /^(\d+):([0-5]\d)(?::([0-5]\d))?$/.exec(typed)
  if (clock !== null) {
    const [, first, second, third] = clock.map(Number)
    return third === undefined || Number.isNaN(third)
      ? (first ?? 0) * 60 + (second ?? 0)
      : (first ?? 0) * 3600 + (second ?? 0) * 60 + third
  }
  if (!WHOLE.test(typed)) return null
  let seconds = 0
  for (const [, count, unit] of typed.matchAll(PART)) {
    const length = unit?.toLowerCase() === 'h' ? 3600 : unit?.toLowerCase() === 's' ? 1 : 60
    seconds += Number(count) * length
  }
  return seconds
}
