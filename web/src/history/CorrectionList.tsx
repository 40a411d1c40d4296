// What was said of this day afterwards: who, when and why; and the way to what was known before.
import { Alert, Button, Group, List, Stack, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { dateTime } from '@/i18n/format'
import { actor } from '@/i18n/words'
import type { Names } from './data'
import type { Correction } from './intervals'
import { stateWord } from './looks'

type CorrectionListProps = {
  corrections: readonly Correction[]
  /** The instant as known at which the day is shown (ms); null: as corrected. */
  knownAt: number | null
  onKnownAt: (at: number | null) => void
  names: Names
}

export function CorrectionList({ corrections, knownAt, onKnownAt, names }: CorrectionListProps) {
  const { t } = useTranslation('history')
  if (knownAt !== null) {
    return (
      <Alert color="yellow" role="status" title={t('corrections.then', { time: dateTime(knownAt) })}>
        <Button size="compact-sm" variant="default" onClick={() => onKnownAt(null)}>
          {t('corrections.showNow')}
        </Button>
      </Alert>
    )
  }
  if (corrections.length === 0) return null
  const before = Math.min(...corrections.map((one) => Date.parse(one.at))) - 1
  return (
    <Stack gap="xs" component="section" aria-labelledby="history-corrections">
      <Group justify="space-between">
        <Title order={2} size="h4" id="history-corrections">
          {t('corrections.title')}
        </Title>
        <Button size="compact-sm" variant="default" onClick={() => onKnownAt(before)}>
          {t('corrections.showBefore')}
        </Button>
      </Group>
      <List spacing={4}>
        {corrections.map((one) => (
          <List.Item key={one.seq}>
            <Text size="sm" className="rr-words">
              {t('corrections.item', said(one, names))}
            </Text>
          </List.Item>
        ))}
      </List>
    </Stack>
  )
}

function said(one: Correction, names: Names) {
  return {
    who: actor(one.by, names.person(one.by.id)),
    at: dateTime(one.at),
    from: dateTime(one.from),
    to: dateTime(one.to),
    what: stateWord(one.state, names),
    why: one.why,
  }
}
