// The board in the browser: a snapshot, and the deltas that follow it, folded. The twin of `views/fold`.
// Pure: a frame makes a new board; what it did not touch is the same object as before, so that only changed rows draw.
import { type DeltaFrame, type Frame, KINDS, type Kind, type Rows, type SnapshotFrame } from './frames'

export type Table<Row> = ReadonlyMap<string, Row>

/** The rows by id, as of `seq`. `at`: the server's time of the last frame. */
export type Board = { readonly seq: number; readonly at: string } & { readonly [K in Kind]: Table<Rows[K]> }

/** A frame does not follow on what is there: connect anew with `since`. */
export class MissedFrame extends Error {
  constructor(seq: number, prev: number) {
    super(`The frame follows ${prev}, but the board is at ${seq}.`)
    this.name = 'MissedFrame'
  }
}

const NOTHING: Board = {
  seq: 0,
  at: '',
  agents: new Map(),
  queues: new Map(),
  calls: new Map(),
  offers: new Map(),
  withdrawals: new Map(),
  links: new Map(),
}

/** The board after a frame; null before the first snapshot. Throws `MissedFrame`. */
export function fold(board: Board | null, frame: Frame): Board | null {
  switch (frame.type) {
    case 'snapshot':
      return ofSnapshot(frame)
    case 'delta':
      return afterDelta(board, frame)
    default:
      return board
  }
}

function ofSnapshot(frame: SnapshotFrame): Board {
  const tables = Object.fromEntries(
    KINDS.map((kind) => [kind, new Map(frame[kind].map((row) => [row.id, row]))]),
  ) as unknown as Pick<Board, Kind>
  return { seq: frame.seq, at: frame.at, ...tables }
}

function afterDelta(board: Board | null, frame: DeltaFrame): Board {
  const before = board ?? NOTHING
  if (frame.prev !== before.seq) throw new MissedFrame(before.seq, frame.prev)
  const tables = Object.fromEntries(
    KINDS.map((kind) => [kind, changed<Rows[Kind]>(before[kind], frame[kind], frame.gone?.[kind])]),
  ) as unknown as Pick<Board, Kind>
  return { seq: frame.seq, at: frame.at, ...tables }
}

function changed<Row extends { id: string }>(
  before: Table<Row>,
  rows: readonly Row[] = [],
  gone: readonly string[] = [],
): Table<Row> {
  if (rows.length === 0 && gone.length === 0) return before
  const after = new Map(before)
  for (const row of rows) after.set(row.id, row)
  for (const id of gone) after.delete(id)
  return after
}

/** What a queue is called, also one that is seen only by the agents who stand in it; undefined if nobody knows. */
export function queueLabel(board: Board, queue: string): string | undefined {
  const row = board.queues.get(queue)
  if (row !== undefined) return row.label
  for (const agent of board.agents.values()) {
    const standing = agent.queues.find((each) => each.queue === queue)
    if (standing !== undefined) return standing.label
  }
  return undefined
}
