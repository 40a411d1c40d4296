// What stands against a call, as a list: each reason with what it rests on, since when, by whom, and what ends it.
import { List, Text } from '@mantine/core'
import type { Api } from '@/api/client'
import type { Names } from './names'
import { blockerSaid, endsSaid, judgementSaid, ruleSaid, sinceSaid } from './sentences'

type BlockersProps = {
  rows: readonly Api<'BlockerRow'>[]
  /** The agent's name. */
  agent: string
  /** The queue that is explained; null: all. */
  queue: string | null
  names: Names
  /** The instant that is told of. */
  now: string
}

export function Blockers({ rows, agent, queue, names, now }: BlockersProps) {
  return (
    <List spacing="xs" listStyleType="disc">
      {rows.map((row) => (
        <List.Item key={`${row.code} ${row.cause} ${row.since}`}>
          <Text fw={500} component="span" display="block">
            {blockerSaid(row, agent, queue, names)}
          </Text>
          {row.judgement !== null && (
            <Text size="sm" component="span" display="block" className="rr-digits">
              {judgementSaid(row.judgement, names, now)} {ruleSaid(row.judgement, names, now)}
            </Text>
          )}
          <Text size="sm" c="dimmed" component="span" display="block" className="rr-digits">
            {sinceSaid(row, names, now)} {endsSaid(row, now)}
          </Text>
        </List.Item>
      ))}
    </List>
  )
}
