// The mistakes of one request in words: which field, and what is wrong with it. Needs the namespace `mistakes`, which
// comes with the first mistake and not with the first page.
import i18next from 'i18next'
import type { FieldProblem } from '@/api/problem'
import { say } from './words'

/** One mistake of several, in words where there are any; else as the server says it. */
export function mistakeWords({ code, detail }: FieldProblem): string {
  const key = `mistakes:mistake.${code}`
  return i18next.exists(key) ? say(key) : detail
}

/** What the field of a mistake is called; null: it has no word but the API's own. */
export function fieldWords({ pointer, parameter }: FieldProblem): string | null {
  // "/readers/0" is one of the readers.
  const name = parameter ?? pointer?.split('/').findLast((part) => /^[a-z]/.test(part)) ?? ''
  const key = `mistakes:field.${name}`
  return i18next.exists(key) ? say(key) : null
}
