// A part of a form under a heading of its own.
import { Paper, Stack, Text, Title } from '@mantine/core'
import { type ReactNode, useId } from 'react'

export function Block({ title, hint, children }: { title: string; hint?: ReactNode; children: ReactNode }) {
  const id = useId()
  return (
    <Paper component="section" aria-labelledby={id} withBorder p="md" radius="md">
      <Stack gap="md">
        <div>
          <Title order={3} size="h4" id={id}>
            {title}
          </Title>
          {hint !== undefined && (
            <Text component="div" size="sm" c="dimmed" maw={720}>
              {hint}
            </Text>
          )}
        </div>
        {children}
      </Stack>
    </Paper>
  )
}
