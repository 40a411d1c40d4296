// What tells parts of one colour apart in a chart: lines or dots over it, in black or white, whichever is seen. Pure.
// The colour itself stays that of the status, in both themes and on paper.
import { contrast } from '@/ui/contrast'

/** Black or white, whichever is told better from the colour. */
export const inkOn = (colour: string) =>
  contrast(colour, '#ffffff') >= contrast(colour, '#000000') ? '#ffffff' : '#000000'

/** ECharts' decal: what is drawn, and how long it is there and not there in turn, in px. */
type Decal = {
  symbol: 'rect' | 'circle'
  symbolSize: number
  dashArrayX: number[] | number[][]
  dashArrayY: number[]
  rotation: number
  color: string
}
type Shape = Omit<Decal, 'color'>

const lines = (rotation: number, dashArrayY: number[]): Shape => ({
  symbol: 'rect',
  symbolSize: 1,
  dashArrayX: [1, 0],
  dashArrayY,
  rotation,
})
const dots = (px: number): Shape => ({
  symbol: 'circle',
  symbolSize: 0.8,
  dashArrayX: [
    [px, px],
    [0, px, px, 0],
  ],
  dashArrayY: [px, 0],
  rotation: 0,
})

/** In this order, after one without any. */
const SHAPES: readonly Shape[] = [
  lines(Math.PI / 4, [2, 5]),
  dots(5),
  lines(-Math.PI / 4, [2, 5]),
  lines(Math.PI / 2, [2, 3]),
  lines(0, [2, 3]),
  lines(Math.PI / 4, [4, 3]),
  dots(8),
  lines(-Math.PI / 4, [4, 3]),
]

/** Without any: said at all, since ECharts would choose one by itself. */
const PLAIN: Decal = { ...lines(0, [1, 1]), color: 'transparent' }

/** For each of the colours its pattern: none to be seen for the first of a colour, another for each that follows. */
export function patternsOf(colours: readonly string[]): Decal[] {
  const seen = new Map<string, number>()
  return colours.map((colour) => {
    const before = seen.get(colour) ?? 0
    seen.set(colour, before + 1)
    const shape = SHAPES[(before - 1) % SHAPES.length]
    return before === 0 || shape === undefined ? PLAIN : { ...shape, color: inkOn(colour) }
  })
}
