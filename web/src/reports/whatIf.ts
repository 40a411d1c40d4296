// What is asked about another policy: the form's draft made to a question, the questions of the server, and what figures
// there are. The draft's part is pure.
import { queryOptions } from '@tanstack/react-query'
import { type Api, api, asked } from '@/api/client'
import { addDays } from '@/i18n/days'

/** Stands for "none" where a number may be chosen; nothing chosen at all is "as it was". */
export const OFF = 'off'
export const THRESHOLDS = Array.from({ length: 20 }, (_, at) => String(at + 1))
export const WARNINGS_S = ['10', '20', '30', '60', '120', '300']
export const APPLIES = ['any', 'external', 'none'] as const
export const MODES = ['consecutive', 'cumulative'] as const
/** Days that are asked about unless others are chosen: last week, and no day that goes on. */
const DAYS = 7

/** What the form has; null or empty: as it was. */
export type Draft = {
  from: string
  to: string
  queues: readonly string[]
  preset: string | null
  threshold: string | null
  warn: string | null
  applies: string | null
  refused: string | null
  mode: string | null
  suggest: boolean
  atMost: string
}

export function draftFor(today: string): Draft {
  return {
    from: addDays(today, -DAYS),
    to: addDays(today, -1),
    queues: [],
    preset: null,
    threshold: null,
    warn: null,
    applies: null,
    refused: null,
    mode: null,
    suggest: false,
    atMost: '0',
  }
}

const numberOf = (chosen: string) => (chosen === OFF ? null : Number(chosen))

/** The question of a draft. */
export function questionOf(draft: Draft): Api<'NewWhatIf'> {
  const { from, to, queues, preset, threshold, warn, applies, refused, mode, suggest, atMost } = draft
  return {
    from,
    to,
    policy: {
      preset,
      no_answer: {
        ...(threshold !== null && { threshold: numberOf(threshold) }),
        ...(warn !== null && { warn_s: numberOf(warn) }),
        ...(applies !== null && { applies_to: applies }),
        ...(refused !== null && { counts_refused: refused === 'true' }),
        ...(mode !== null && { mode }),
      },
      queues: {},
    },
    queues: [...queues],
    suggest,
    at_most_false: suggest ? Number(atMost) || 0 : 0,
  }
}

/** How many at most, as it may be typed: a whole number that the server takes. */
export function isCount(typed: string): boolean {
  return /^\d{1,6}$/.test(typed.trim())
}

type Figure = Exclude<keyof Api<'WhatIfFigures'>, 'calls' | 'offers'>
/** What is shown, in this order; and whether it is so many seconds. */
export const FIGURES: readonly { figure: Figure; isTime: boolean }[] = [
  { figure: 'withdrawals', isTime: false },
  { figure: 'false_withdrawals', isTime: false },
  { figure: 'presence_lost_s', isTime: true },
  { figure: 'warnings', isTime: false },
  { figure: 'warned_s', isTime: true },
  { figure: 'taps', isTime: false },
  { figure: 'late_offers', isTime: false },
  { figure: 'lost_wait_s', isTime: true },
]
/** Those that are shown of each queue. */
export const SHORT: readonly Figure[] = ['withdrawals', 'false_withdrawals', 'late_offers', 'lost_wait_s']

// --- asking -----------------------------------------------------------------------------------------------

const FOLLOW_MS = 700
const KEY = ['what-if']

export const isOver = (state: Api<'WhatIfInfo'>['state']) => state === 'done' || state === 'failed'

export const asks = queryOptions({
  queryKey: KEY,
  queryFn: () => asked(api.GET('/api/v1/what-if')),
  staleTime: 0,
})

/** A question, looked at until it is answered. */
export const whatIf = (question: string) =>
  queryOptions({
    queryKey: [...KEY, question],
    queryFn: () => asked(api.GET('/api/v1/what-if/{question}', { params: { path: { question } } })),
    staleTime: 0,
    refetchInterval: ({ state: { data } }) => (data !== undefined && !isOver(data.state) ? FOLLOW_MS : false),
  })

export const ask = (draft: Draft) => asked(api.POST('/api/v1/what-if', { body: questionOf(draft) }))

export const drop = (question: string) =>
  asked(api.DELETE('/api/v1/what-if/{question}', { params: { path: { question } } }))
