// A language for tests: every text of the catalogues in brackets and with accents, parameters left as they are.

const ACCENTS: Record<string, string> = {
  a: 'á',
  e: 'é',
  i: 'í',
  o: 'ó',
  u: 'ú',
  A: 'Á',
  E: 'É',
  I: 'Í',
  O: 'Ó',
  U: 'Ú',
}

/** A catalogue, or one text of it, made recognisable. */
export function pseudo(words: unknown): unknown {
  if (typeof words === 'string') return marked(words)
  if (typeof words !== 'object' || words === null) return words
  return Object.fromEntries(Object.entries(words).map(([key, value]) => [key, pseudo(value)]))
}

function marked(text: string): string {
  // What stands in {{…}}, $t(…) or <…> is for the machine.
  const parts = text.split(/(\{\{[^}]*\}\}|\$t\([^)]*\)|<[^>]*>)/)
  const said = parts.map((part, at) =>
    at % 2 === 1 ? part : part.replace(/[aeiou]/gi, (each) => ACCENTS[each] ?? each),
  )
  return `⟦${said.join('')}⟧`
}
