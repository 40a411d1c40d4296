// The languages of the interface: which there are, how their words are loaded, and how one is chosen.
// Words lie in `LANGUAGE/NAMESPACE.json`; a namespace is a screen, and is loaded with it. English is the source of the keys.
import i18next, { type BackendModule } from 'i18next'
import { initReactI18next } from 'react-i18next'
import type admin from './en/admin.json'
import type agent from './en/agent.json'
import type board from './en/board.json'
import codes from './en/codes.json'
import common from './en/common.json'
import type history from './en/history.json'
import type messages from './en/messages.json'
import type mistakes from './en/mistakes.json'
import type notifications from './en/notifications.json'
import type people from './en/people.json'
import type reports from './en/reports.json'
import type schedules from './en/schedules.json'
import type session from './en/session.json'
import type tasks from './en/tasks.json'
import type told from './en/told.json'
import type webhooks from './en/webhooks.json'
import type whatif from './en/whatif.json'
import type why from './en/why.json'
import { pseudo } from './pseudo'

export const LANGUAGES = { en: 'English', fr: 'Français' } as const
export type Language = keyof typeof LANGUAGES
/** English with every word marked: what is not marked on a screen did not come from a catalogue. */
const PSEUDO = 'qps'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common'
    resources: {
      common: typeof common
      codes: typeof codes
      agent: typeof agent
      board: typeof board
      why: typeof why
      history: typeof history
      admin: typeof admin
      messages: typeof messages
      mistakes: typeof mistakes
      notifications: typeof notifications
      people: typeof people
      reports: typeof reports
      schedules: typeof schedules
      session: typeof session
      tasks: typeof tasks
      told: typeof told
      webhooks: typeof webhooks
      whatif: typeof whatif
    }
  }
}

type Words = { [key: string]: string | Words }
const catalogues = import.meta.glob<{ default: Words }>([
  './en/*.json',
  './fr/*.json',
  '!./en/common.json',
  '!./en/codes.json',
])
const bundled: Record<string, Words> = { './en/common.json': common, './en/codes.json': codes }

const catalogue: BackendModule = {
  type: 'backend',
  init: () => undefined,
  read: (language, namespace, callback) => {
    load(language, namespace).then(
      (words) => callback(null, words),
      (error: Error) => callback(error, null),
    )
  },
}

async function load(language: string, namespace: string): Promise<Words> {
  if (language === PSEUDO) return pseudo(await load('en', namespace)) as Words
  const path = `./${language}/${namespace}.json`
  const words = bundled[path] ?? (await catalogues[path]?.())?.default
  if (words === undefined) throw new Error(`No words for ${path}`)
  return words as Words
}

/** The language that this browser asks for, of those there are. */
function preferredLanguage(asked: readonly string[] = navigator.languages): Language {
  for (const tag of asked) {
    const language = tag.split('-')[0] ?? ''
    if (language in LANGUAGES) return language as Language
  }
  return 'en'
}

const REMEMBERED = 'readyroom.language'

/** The language of last time on this machine, else the browser's. `?lang=` in the address overrides both. */
export function firstLanguage(): string {
  const asked = new URLSearchParams(window.location.search).get('lang') ?? localStorage.getItem(REMEMBERED)
  return asked !== null && (asked in LANGUAGES || asked === PSEUDO) ? asked : preferredLanguage()
}

/** Speak another language from now on, here and in the page's `lang`. */
export async function speak(language: string): Promise<void> {
  localStorage.setItem(REMEMBERED, language)
  await i18next.changeLanguage(language)
}

export async function startI18n(language: string): Promise<void> {
  i18next.on('languageChanged', (now) => {
    document.documentElement.lang = now === PSEUDO ? 'en' : now
  })
  await i18next
    .use(catalogue)
    .use(initReactI18next)
    .init({
      lng: language,
      fallbackLng: false,
      supportedLngs: [...Object.keys(LANGUAGES), PSEUDO],
      ns: ['common', 'codes'],
      defaultNS: 'common',
      interpolation: { escapeValue: false }, // React escapes
      returnNull: false,
      react: { useSuspense: true },
    })
}
