// A line of a list of entities, whatever they are.
import type { ReactNode } from 'react'

export type Entry = {
  id: string
  label: string
  /** A second, quieter line. */
  note?: string
  /** What stands before the words, e.g. a dot. */
  mark?: ReactNode
  /** What stands after them, e.g. a badge. */
  badge?: ReactNode
  /** What else the search finds it by. */
  words?: string
}
