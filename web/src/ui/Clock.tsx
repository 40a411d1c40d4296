// Running times: counted here from instants, so that an idle board asks the server nothing.
import { clock, duration } from '@/i18n/format'
import { useElapsed, useRemaining } from '@/live/ticking'

/** How long ago `since` was, counting up: "12:05". Screen readers get it when they ask, never by themselves. */
export function Elapsed({ since }: { since: string }) {
  const seconds = useElapsed(since)
  return (
    <time className="rr-digits" dateTime={`PT${seconds}S`} title={duration(seconds, 'long')}>
      {clock(seconds)}
    </time>
  )
}

/** How long until `until`, counting down to 0:00. */
export function Remaining({ until }: { until: string }) {
  const seconds = useRemaining(until) ?? 0
  return (
    <time className="rr-digits" dateTime={`PT${seconds}S`} title={duration(seconds, 'long')}>
      {clock(seconds)}
    </time>
  )
}
