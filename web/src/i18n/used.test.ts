// The catalogues against the sources: no key that nobody says, none said that there is not, and a word for every code.
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import codes from './en/codes.json'

type Words = { [key: string]: string | Words }

const catalogues = import.meta.glob<{ default: Words }>('./en/*.json', { eager: true })
const sources = Object.entries(
  import.meta.glob<string>(['../**/*.{ts,tsx}', '!../**/*.test.ts', '!../api/schema.ts'], {
    eager: true,
    query: '?raw',
    import: 'default',
  }),
)

/** Said by the name of a code that the server sends: `word(family, code)` in `i18n/words`. */
const FAMILY = /\bword\(\s*'(\w+)'/g

function keysOf(words: Words, prefix: string): string[] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [prefix + key] : keysOf(value, `${prefix}${key}.`),
  )
}

const keys = new Set(
  Object.entries(catalogues).flatMap(([path, { default: words }]) => {
    const namespace = path.slice('./en/'.length, -'.json'.length)
    return keysOf(words, `${namespace}:`)
  }),
)
const spaces = new Set([...keys].map((key) => key.slice(0, key.indexOf(':'))))
/** "agent:misses_one" is said as "agent:misses". */
const base = (key: string) => key.replace(/(_ordinal)?_(zero|one|two|few|many|other)$/, '')
const local = (key: string) => key.slice(key.indexOf(':') + 1)

const literals = new Set<string>()
const patterns: RegExp[] = []
for (const [, text] of sources) {
  for (const [, literal = ''] of text.matchAll(/['"]([\w-]+(?:[.:][\w-]+)*)['"]/g)) literals.add(literal)
  for (const [, literal = ''] of text.matchAll(/`([^`\n]*\$\{[^`\n]*)`/g)) learn(literal)
  for (const [, family = ''] of text.matchAll(FAMILY)) patterns.push(new RegExp(`^codes:${family}\\.`))
}

/** A template says all keys that it can make. One without a word of its own says nothing that could be told apart. */
function learn(template: string) {
  const fixed = template.split(/\$\{[^}]*\}/)
  if (!/^[\w.:-]*$/.test(fixed.join('')) || !/\w{3}/.test(fixed.join(''))) return
  if (template.startsWith('codes:${')) return
  const body = fixed.map((part) => part.replaceAll('.', '\\.')).join('[\\w.-]+')
  patterns.push(new RegExp(`^(?:\\w+:)?${body}$`))
}

/** A part of a key that a function makes a key of: `told('feed.what', …)`. */
const parents = (key: string) =>
  [...key.matchAll(/\./g)].map(({ index }) => key.slice(0, index)).filter((part) => part.includes('.'))

function isSaid(key: string): boolean {
  const names = [key, base(key), local(key), local(base(key))]
  if (names.some((name) => literals.has(name))) return true
  if (patterns.some((pattern) => names.some((name) => pattern.test(name)))) return true
  return [...parents(key), ...parents(local(key))].some((part) => literals.has(part))
}

test('the sources are there', () => {
  expect(sources.length).toBeGreaterThan(80)
  expect(literals.has('common:appName')).toBe(true)
})

test('each key is said somewhere', () => {
  expect([...keys].filter((key) => !isSaid(key))).toEqual([])
})

test('each key that is said is there', () => {
  const bases = new Set([...keys].map(base))
  const whole = [...literals].filter(
    (literal) => spaces.has(literal.split(':')[0] ?? '') && literal.includes(':'),
  )
  const isThere = (key: string) =>
    keys.has(key) || bases.has(key) || [...keys].some((each) => each.startsWith(`${key}.`))
  expect(whole.filter((literal) => !isThere(literal))).toEqual([])
})

describe('words for codes', () => {
  test('each refusal of the engine has a sentence', () => {
    const refusals = readFileSync(`${import.meta.dirname}/../../../docs/refusals.md`, 'utf8')
    const known = [...refusals.matchAll(/^\| `(\w+)` \|/gm)].map(([, code = '']) => code)
    expect(known.length).toBeGreaterThan(30)
    expect(known.filter((code) => !(code in codes.refusal))).toEqual([])
  })
})
