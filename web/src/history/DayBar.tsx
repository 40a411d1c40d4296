// Which day: one back, one on, today, or picked in a calendar.
import { ActionIcon, Button, Group, TextInput } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { addDays, isDay } from '@/i18n/days'
import type { Day } from './day'

export function DayBar({ day }: { day: Day }) {
  const { t } = useTranslation('history')
  // While it is typed it may be no day, or one that was not meant.
  const [typed, setTyped] = useState(day.day)
  useEffect(() => setTyped(day.day), [day.day])
  const isToday = day.day === day.today
  return (
    <Group gap="xs" wrap="nowrap" role="group" aria-label={t('day')}>
      <ActionIcon
        variant="default"
        size="input-sm"
        aria-label={t('previousDay')}
        onClick={() => day.choose(addDays(day.day, -1))}
      >
        <IconChevronLeft aria-hidden size={18} />
      </ActionIcon>
      <TextInput
        type="date"
        aria-label={t('day')}
        value={typed}
        max={day.today}
        onChange={(event) => {
          const chosen = event.currentTarget.value
          setTyped(chosen)
          if (isDay(chosen) && chosen <= day.today && chosen > '2000') day.choose(chosen)
        }}
        onBlur={() => setTyped(day.day)}
      />
      <ActionIcon
        variant="default"
        size="input-sm"
        aria-label={t('nextDay')}
        disabled={day.day >= day.today}
        onClick={() => day.choose(addDays(day.day, 1))}
      >
        <IconChevronRight aria-hidden size={18} />
      </ActionIcon>
      {!isToday && (
        <Button variant="subtle" onClick={() => day.choose(day.today)}>
          {t('today')}
        </Button>
      )}
    </Group>
  )
}
