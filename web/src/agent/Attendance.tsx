// Clocked in or not, at which unit, and what is closed until then (S3.3, S3.6).
import { Button, Paper, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import * as queries from '@/api/queries'
import { timeOrDate } from '@/i18n/format'
import { useServerClock } from '@/live/context'
import type { Mine } from './mine'

/** Whether console and calendar are open: `none` until one is clocked in, for those whose attendance is tracked. */
export const isClosed = (mine: Mine) => mine.detail?.capabilities.console === 'none'

export function Attendance({ mine, onClock }: { mine: Mine; onClock: (which: 'in' | 'out') => void }) {
  const { t } = useTranslation('agent')
  const now = useServerClock()
  const { data: units } = useQuery(queries.units)
  const { detail, row } = mine
  if (detail === undefined || !detail.attendance.tracked) return null
  const away = row.at_unit === null
  const unit = units?.find((each) => each.id === row.at_unit)?.label ?? row.at_unit ?? ''
  const at = timeOrDate(detail.attendance.since, now())
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="attendance-title">
      <Title order={2} size="h5" id="attendance-title">
        {t('attendance.title')}
      </Title>
      <Text my="xs" data-stale={mine.link !== 'live' || undefined}>
        {away ? t('attendance.out') : t('attendance.in', { unit, at })}
      </Text>
      {isClosed(mine) && (
        <Text mb="xs" size="sm">
          {t('attendance.closed')}
        </Text>
      )}
      <Button variant={away ? 'filled' : 'default'} onClick={() => onClock(away ? 'in' : 'out')}>
        {t(away ? 'attendance.clockIn' : 'attendance.clockOut')}
      </Button>
    </Paper>
  )
}
