// Every code that the engine can give an explanation, a withdrawal or a notification has words, in both languages.
// The codes are read from the engine's own source, so that a new one without words is found.
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import enCodes from '@/i18n/en/codes.json'
import enMessages from '@/i18n/en/messages.json'
import enNotifications from '@/i18n/en/notifications.json'
import enWhy from '@/i18n/en/why.json'
import frCodes from '@/i18n/fr/codes.json'
import frMessages from '@/i18n/fr/messages.json'
import frNotifications from '@/i18n/fr/notifications.json'
import frWhy from '@/i18n/fr/why.json'

const engine = (name: string) => readFileSync(`../src/readyroom/engine/${name}.py`, 'utf8')

/** The quoted words of the first match of a pattern. */
function words(source: string, pattern: RegExp): string[] {
  const found = [...(source.match(pattern)?.[1] ?? '').matchAll(/"(\w+)"/g)].map((match) => match[1] ?? '')
  expect(found.length, String(pattern)).toBeGreaterThan(0)
  return found
}

/** The literals of a field of an event's class. */
function literals(source: string, name: string, field: string): string[] {
  const body = source.slice(source.indexOf(`class ${name}(`))
  return words(body, new RegExp(`^ {4}${field}: Literal\\[([^\\]]*)\\]`, 'm'))
}

const blockers = engine('blockers')
const cleared = blockers.match(/CLEARED_BY[^{]*\{([^}]*)\}/)?.[1] ?? ''
const pairs = [...cleared.matchAll(/"(\w+)": "(\w+)"/g)].map((match) => [match[1] ?? '', match[2] ?? ''])
const events = engine('events')
const calls = engine('events_calls')
const uncounted = [...engine('counts').matchAll(/return "(\w+)"/g)].map((match) => match[1] ?? '')
const rules = ['calendar', 'campaigns', 'no_answer', 'sign_outs', 'single_call', 'status_covers_queues']
  .concat(['returns', 'ringing', 'distribution', 'switch', 'tasks', 'waiting', 'warning', 'wrap_up'])
  .flatMap((name) =>
    [...engine(`rules/${name}`).matchAll(/^ {4}name="(\w+)"/gm)].map((match) => match[1] ?? ''),
  )

const used: [string, string[], object, object][] = [
  ['blocker', pairs.map(([code = '']) => code), enWhy.blocker, frWhy.blocker],
  ['blocker in short', pairs.map(([code = '']) => code), enCodes.blocker, frCodes.blocker],
  ['clears', [...pairs.map(([, by = '']) => by), 'return_or_queue_login'], enCodes.clears, frCodes.clears],
  [
    'sign-out',
    literals(events, 'SignedOut', 'reason').map((code) => `signed_out_${code}`),
    enWhy.blocker,
    frWhy.blocker,
  ],
  ['end of a hold', literals(events, 'HoldEnded', 'why'), enWhy.feed.ended, frWhy.feed.ended],
  [
    'notification',
    literals(events, 'NotificationRaised', 'subject'),
    enNotifications.subject,
    frNotifications.subject,
  ],
  ['message', literals(events, 'NotificationRaised', 'subject'), enMessages.subject, frMessages.subject],
  ['end of a call', literals(calls, 'CallEnded', 'ended_by'), enWhy.ofCall.why, frWhy.ofCall.why],
  ['given back', literals(calls, 'CallLeft', 'why'), enWhy.ofCall.why, frWhy.ofCall.why],
  ['outcome', words(engine('facts'), /^Outcome = Literal\[([^\]]*)\]/m), enCodes.outcome, frCodes.outcome],
  ['not counted', uncounted, enWhy.uncounted, frWhy.uncounted],
  ['actor', words(engine('facts'), /^ActorKind = Literal\[([^\]]*)\]/m), enCodes.actor, frCodes.actor],
  ['rule', rules, enCodes.rule, frCodes.rule],
]

describe.each(used)('%s', (_, codes, english, french) => {
  test.each([...new Set(codes)])('%s', (code) => {
    expect(english).toHaveProperty(code)
    expect(french).toHaveProperty(code)
  })
})

test('each kind of call that rings or is up has a sentence of its own', () => {
  for (const kind of words(engine('facts'), /^CallKind = Literal\[([^\]]*)\]/m)) {
    expect(enWhy.blocker).toHaveProperty(`on_call_${kind}`)
    expect(frWhy.blocker).toHaveProperty(`on_call_${kind}`)
  }
})
