// What a search among entities finds: all words typed must occur, in whatever order, without regard to case or accents.
import type { Entry } from './entry'

function folded(text: string): string {
  return text.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '')
}

export function matching(entries: readonly Entry[], text: string): readonly Entry[] {
  const words = folded(text).split(/\s+/).filter(Boolean)
  if (words.length === 0) return entries
  return entries.filter((entry) => {
    const said = folded([entry.label, entry.id, entry.note, entry.words].join(' '))
    return words.every((word) => said.includes(word))
  })
}
