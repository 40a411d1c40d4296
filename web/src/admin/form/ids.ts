// The id that a new thing gets: suggested from its name, as the API wants ids.

const LONGEST = 64
/** What the API takes as an id. */
export const ID = /^[A-Za-z0-9][A-Za-z0-9_.@+-]{0,63}$/

/** "Équipe de nuit" → "equipe-de-nuit". Empty if nothing of the name can stand in an id. */
export function idOf(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+/, '')
    .slice(0, LONGEST)
    .replace(/-+$/, '')
}
