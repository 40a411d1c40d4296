// Whether a colour can be told from what is behind it, as WCAG 2.2 measures it.

/** What a dot needs to be told by its colour. It is not alone: a ring is around it, and a word beside it. */
export const ENOUGH = 2
/** What the pages of each scheme are drawn on. */
export const BACKGROUNDS = { light: '#ffffff', dark: '#242424' } as const

function luminance(colour: string): number {
  const parts = [1, 3, 5].map((place) => Number.parseInt(colour.slice(place, place + 2), 16) / 255)
  const [red = 0, green = 0, blue = 0] = parts.map((part) =>
    part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
  )
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** From 1 (the same) to 21 (black on white). Colours are `#rrggbb`. */
export function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}
