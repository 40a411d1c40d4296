// A short fact beside a name, as a dot with its word: registered, reachable, in. Green is as it should be, grey is not.
import { Group, Text } from '@mantine/core'
import { StatusDot } from '@/ui/StatusDot'

const COLOURS = { good: '#2f9e44', bad: '#e03131', plain: '#868e96' }

export function Mark({ tone = 'plain', children }: { tone?: keyof typeof COLOURS; children: string }) {
  return (
    <Group component="span" gap={6} wrap="nowrap">
      <StatusDot colour={COLOURS[tone]} size={10} />
      <Text component="span" size="xs" style={{ whiteSpace: 'nowrap' }}>
        {children}
      </Text>
    </Group>
  )
}
