// What is known of an entity and cannot be set here: words with their values, in columns.
import type { ReactNode } from 'react'
import classes from './Facts.module.css'

export function Facts({ facts }: { facts: readonly (readonly [word: string, value: ReactNode])[] }) {
  return (
    <dl className={classes.facts}>
      {facts.map(([word, value]) => (
        <div key={word} className={classes.fact}>
          <dt>{word}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
