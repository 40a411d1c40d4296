// One's status on the page: a button for each one may choose, with its key.
import { Badge, Button, Group, Kbd, Title } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { StatusDot } from '@/ui/StatusDot'
import classes from './Agent.module.css'
import { type Mine, settable } from './mine'
import type { StatusEntry } from './standing'
import type { StatusChoice } from './statusChoice'

/** The key of each status: digits, in the order of the buttons. */
export function statusKeys(entries: readonly StatusEntry[]): Map<string, StatusEntry> {
  return new Map(entries.slice(0, 9).map((entry, at) => [String(at + 1), entry]))
}

type StatusBarProps = { mine: Mine; choice: StatusChoice; keysOn: boolean }

export function StatusBar({ mine, choice, keysOn }: StatusBarProps) {
  const { t } = useTranslation('agent')
  const entries = settable(mine.statuses)
  const keys = new Map([...statusKeys(entries)].map(([key, entry]) => [entry.id, key]))
  return (
    <section aria-labelledby="status-title" className={classes.statuses}>
      <Title order={2} size="h5" mb="xs" id="status-title">
        {t('status.title')}
      </Title>
      <Group
        gap="xs"
        role="group"
        aria-labelledby="status-title"
        data-stale={mine.link !== 'live' || undefined}
      >
        {entries.map((entry) => {
          const chosen = mine.row.status === entry.id
          const key = keysOn ? keys.get(entry.id) : undefined
          return (
            <Button
              key={entry.id}
              variant={chosen ? 'light' : 'default'}
              size="md"
              aria-pressed={chosen}
              aria-keyshortcuts={key}
              loading={choice.pending === entry.id}
              leftSection={chosen ? <IconCheck size={16} aria-hidden /> : <StatusDot colour={entry.colour} />}
              rightSection={
                key !== undefined && (
                  <Kbd size="xs" aria-hidden className={classes.key}>
                    {key}
                  </Kbd>
                )
              }
              onClick={() => choice.choose(entry)}
            >
              {entry.label}
              {entry.reason !== 'none' && '…'}
              {entry.calls === 'one' && (
                <Badge ml={6} size="sm" variant="outline" color="gray" tt="none">
                  {t('status.oneCall')}
                </Badge>
              )}
            </Button>
          )
        })}
      </Group>
    </section>
  )
}
