// How many tiles go beside each other so that all of them fit and are as large as they can be. Pure.

export type Area = { width: number; height: number }
export type Tiling = {
  columns: number
  /** Of a tile, in pixels. */
  height: number
  /** Of its text, in pixels. */
  font: number
}

/** A tile's text is as large as so many of its letters are wide, and so many of its lines high. */
export type Shape = { letters: number; lines: number }

const MOST_COLUMNS = 14
const GAP_PX = 8

/**
 * Tiles in groups that each begin a new line below a heading. The number of columns with the largest text wins; with
 * few tiles that is few columns, so a wall is filled by four agents as by sixty.
 */
export function tiling(area: Area, groups: readonly number[], shape: Shape, headingPx = 0): Tiling {
  const filled = groups.filter((count) => count > 0)
  let best: Tiling = { columns: 1, height: 0, font: 0 }
  const most = Math.min(MOST_COLUMNS, Math.max(1, ...filled))
  for (let columns = 1; columns <= most; columns += 1) {
    const lines = filled.reduce((sum, count) => sum + Math.ceil(count / columns), 0)
    const height = (area.height - filled.length * headingPx - (lines - 1) * GAP_PX) / Math.max(1, lines)
    const width = (area.width - (columns - 1) * GAP_PX) / columns
    const font = Math.min(width / shape.letters, height / shape.lines)
    if (font > best.font) best = { columns, height, font }
  }
  return best
}
