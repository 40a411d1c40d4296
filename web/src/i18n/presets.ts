// A preset's own words, in the reader's language where the catalogue has them. They are in the namespace `admin`: who says
// them has it loaded.
import i18next from 'i18next'
import type { Api } from '@/api/client'
import { say } from './words'

export function presetWords({ name, title, summary }: Api<'PresetSummary'>): {
  title: string
  summary: string
} {
  const own = (part: 'title' | 'summary', otherwise: string) => {
    const key = `admin:preset.${name}.${part}`
    return i18next.exists(key) ? say(key) : otherwise
  }
  return { title: own('title', title), summary: own('summary', summary) }
}
