// A status as a coloured dot. The colour is the catalogue's, so it never stands alone: a word is always beside it.
import type { CSSProperties } from 'react'
import classes from './StatusDot.module.css'

/** `size` in pixels. */
export function StatusDot({ colour, size = 12 }: { colour: string; size?: number }) {
  const style = { '--dot-colour': colour, '--dot-size': `${size}px` } as CSSProperties
  return <span className={classes.dot} style={style} aria-hidden="true" />
}
