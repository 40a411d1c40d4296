// The catalogues themselves: the same keys, parameters and tags in all languages, and each language as it is written.
import { describe, expect, test } from 'vitest'
import { LANGUAGES } from '.'

type Words = { [key: string]: string | Words }
type Texts = ReadonlyMap<string, string>

const files = import.meta.glob<{ default: Words }>('./*/*.json', { eager: true })
const NAMESPACES = Object.keys(files)
  .filter((path) => path.startsWith('./en/'))
  .map((path) => path.slice('./en/'.length, -'.json'.length))

function flat(words: Words, prefix = ''): [string, string][] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [[prefix + key, value] as [string, string]] : flat(value, `${prefix}${key}.`),
  )
}

function textsOf(language: string, namespace: string): Texts {
  return new Map(flat(files[`./${language}/${namespace}.json`]?.default ?? {}))
}

/** Words that French and English share: whatever stands alone, or beside a parameter, may be the same. */
const SHARED = new Set([
  'Readyroom', // the product
  ...['Agent', 'Agents', 'agent', 'agents', 'Site', 'Sites', 'site', 'sites', 'Absent', 'Administration'],
  ...['Licence', 'Licences', 'Position', 'Type', 'Total', 'Code', 'Note', 'Notifications', 'Signature'],
  ...['Message', 'Messages', 'Webhook', 'Webhooks'],
])

const FORMS = /^(.*?)(?:_(ordinal))?_(zero|one|two|few|many|other)$/

/** The keys without their plural forms: base → forms. A key alone has the form ''. */
function formsOf(texts: Texts): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>()
  for (const key of texts.keys()) {
    const [, base = '', ordinal, form = ''] = FORMS.exec(key) ?? []
    const isPlural = form !== '' && texts.has(`${base}${ordinal ? '_ordinal' : ''}_other`)
    const name = isPlural ? `${base}${ordinal ? '#' : ''}` : key
    found.set(name, (found.get(name) ?? new Set()).add(isPlural ? form : ''))
  }
  return found
}

function wanted(language: string, forms: Set<string>, name: string): string[] {
  if (forms.has('')) return ['']
  const type = name.endsWith('#') ? 'ordinal' : 'cardinal'
  const categories = new Intl.PluralRules(language, { type }).resolvedOptions().pluralCategories
  // i18next has a form for nothing in every language, for who wants to say it.
  return [...categories, ...(forms.has('zero') ? ['zero'] : [])].toSorted()
}

const marks = (text: string) => text.match(/\{\{[^}]*\}\}|\$t\([^)]*\)|<\/?[^>]*>/g)?.toSorted() ?? []

/** What a value says beside its parameters and tags. */
const words = (text: string) => text.replaceAll(/\{\{[^}]*\}\}|\$t\([^)]*\)|<\/?[^>]*>/g, '')

function wrong(language: string, namespace: string, isWrong: (text: string) => boolean): string[] {
  const bad = [...textsOf(language, namespace)].filter(([, text]) => isWrong(words(text)))
  return bad.map(([key, text]) => `${namespace}:${key} ${text}`)
}

test('there are catalogues', () => {
  expect(NAMESPACES.length).toBeGreaterThan(5)
  const inAll = Object.keys(LANGUAGES).flatMap((language) =>
    NAMESPACES.map((namespace) => `./${language}/${namespace}.json`),
  )
  expect(Object.keys(files).toSorted()).toEqual(inAll.toSorted())
})

describe.each(NAMESPACES)('%s', (namespace) => {
  const english = textsOf('en', namespace)
  const french = textsOf('fr', namespace)

  test('has the same keys in all languages, and all forms of plurals', () => {
    for (const [language, texts] of [['en', english] as const, ['fr', french] as const]) {
      const forms = formsOf(texts)
      expect([...forms.keys()].toSorted(), language).toEqual([...formsOf(english).keys()].toSorted())
      for (const [name, there] of forms)
        expect([...there].toSorted(), `${language} ${name}`).toEqual(wanted(language, there, name))
    }
  })

  test('says something at each key', () => {
    for (const [key, text] of [...english, ...french]) expect(text.trim(), key).not.toBe('')
  })

  test('has the same parameters and tags in all languages', () => {
    for (const [key, text] of french) {
      const pattern = english.get(key) ?? english.get(key.replace(/_many$/, '_other')) ?? ''
      // "one" and "zero" may say the number in words.
      const but = (all: string[]) => (/_(one|zero)$/.test(key) ? all.filter((m) => m !== '{{count}}') : all)
      expect(but(marks(text)), key).toEqual(but(marks(pattern)))
    }
  })

  test('is French in French', () => {
    const same = [...french].filter(([key, text]) => {
      return text === english.get(key) && /\p{L}/u.test(words(text)) && !SHARED.has(words(text).trim())
    })
    expect(same.map(([key, text]) => `${namespace}:${key} ${text}`)).toEqual([])
  })

  test('is set as French is: no-break spaces before : ; ! ? and within « »', () => {
    // A colon within a time of day, a pattern or an address has none.
    expect(wrong('fr', namespace, (text) => /(?<!\u00a0)[;!?](?=\s|$|[»)])/.test(text))).toEqual([])
    expect(wrong('fr', namespace, (text) => /(?<!\u00a0):(?=\s|$)/.test(text))).toEqual([])
    expect(wrong('fr', namespace, (text) => /«(?!\u00a0)|(?<!\u00a0)»/.test(text))).toEqual([])
    expect(wrong('fr', namespace, (text) => text.includes('\u202f'))).toEqual([])
  })

  test('has typographic apostrophes, quotation marks and ellipses', () => {
    for (const language of ['en', 'fr'])
      expect(wrong(language, namespace, (text) => /['"]|\.\.\./.test(text))).toEqual([])
    expect(wrong('fr', namespace, (text) => /[“”]/.test(text))).toEqual([])
  })
})
