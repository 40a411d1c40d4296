// The twin test: live streams that `tests/streams` recorded from the scenarios fold here to the board that they gave
// in Python. Without READYROOM_STREAMS (the folder of the recording) there is nothing to fold.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Frame, KINDS, type SnapshotFrame } from './frames'
import { type Board, fold } from './reduce'

/** The scenarios alone are more than that; fewer means that something was not recorded. */
const AT_LEAST = 300

type Line =
  | { readonly stream: string }
  | { readonly frame: Frame }
  | { readonly board: Pick<SnapshotFrame, (typeof KINDS)[number]> }

const folder = process.env.READYROOM_STREAMS
/** There are a thousand streams, and the machine may be busy. */
const PATIENCE_MS = 100_000

describe.skipIf(folder === undefined)('recorded streams', () => {
  test(
    'fold to the boards that Python has',
    () => {
      const folded = { streams: 0, frames: 0, boards: 0 }
      for (const line of linesIn(folder ?? '')) {
        if ('stream' in line) begin(line.stream, folded)
        else if ('frame' in line) take(line.frame, folded)
        else compare(line.board, folded)
      }
      process.stdout.write(`folded ${folded.streams} streams of ${folded.frames} frames\n`)
      expect(folded.streams).toBeGreaterThanOrEqual(AT_LEAST)
      expect(folded.boards).toBeGreaterThanOrEqual(folded.streams)
    },
    PATIENCE_MS,
  )
})

type Count = { streams: number; frames: number; boards: number }

let name = ''
let board: Board | null = null

function begin(stream: string, count: Count) {
  name = stream
  board = null
  count.streams += 1
}

function take(frame: Frame, count: Count) {
  board = fold(board, frame)
  count.frames += 1
}

function compare(expected: Pick<SnapshotFrame, (typeof KINDS)[number]>, count: Count) {
  for (const kind of KINDS) {
    const rows = Object.fromEntries(board?.[kind] ?? [])
    const wanted = Object.fromEntries(expected[kind].map((row) => [row.id, row]))
    expect(rows, `${name}: ${kind}`).toEqual(wanted)
  }
  count.boards += 1
}

function* linesIn(directory: string): Generator<Line> {
  for (const file of readdirSync(directory).sort()) {
    for (const line of readFileSync(join(directory, file), 'utf8').split('\n')) {
      if (line !== '') yield JSON.parse(line)
    }
  }
}
