// How the figures of a report are counted: each with its formula, as docs/reports.md has it.
import { List, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Report } from './search'

export function Formulas({ report }: { report: Report }) {
  const { t } = useTranslation('reports')
  const said = {
    attendance: [
      t('formula.total'),
      t('formula.clocked'),
      t('formula.states'),
      t('formula.tasks'),
      t('formula.forced'),
    ],
    availability: [t('formula.in'), t('formula.out'), t('formula.inQueue')],
    'missed-calls': [t('formula.counted'), t('formula.away'), t('formula.suspect')],
    queues: [
      t('formula.offered'),
      t('formula.answered'),
      t('formula.abandoned'),
      t('formula.waiting'),
      t('formula.asa'),
      t('formula.longest'),
      t('formula.ignored'),
      t('formula.countedFor'),
      t('formula.countedAgainst'),
      t('formula.aht'),
      t('formula.wrapUp'),
      t('formula.occupancy'),
    ],
  }[report]
  return (
    <section aria-label={t('formula.title')}>
      <Text fw={600} size="sm">
        {t('formula.title')}
      </Text>
      <List size="sm" c="dimmed">
        {said.map((formula) => (
          <List.Item key={formula}>{formula}</List.Item>
        ))}
      </List>
    </section>
  )
}
