// Choosing the instant that is looked at: a slider over a day or a call, an exact time, from change to change, and back to now.
import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import type { CSSProperties } from 'react'
import { useTranslation } from 'react-i18next'
import { clockOf, dayOf, instantOf } from '@/i18n/days'
import { currentZone, date, timeWithSeconds } from '@/i18n/format'
import classes from './TimeTravel.module.css'

type TimeTravelProps = {
  /** The instant looked at (ms); null: the present one, at the slider's right end. */
  at: number | null
  onChange: (at: number | null) => void
  /** What the slider reaches over (ms). */
  from: number
  to: number
  /** Instants at which something changed, ascending; without them one does not go from change to change. */
  changes?: readonly number[]
  /** How far a key press moves the slider. */
  stepS: number
  /** What the present one is: now, or the end of what is told. */
  present: 'now' | 'end'
  /** Another day is chosen, as "2026-11-23"; without it there is only this one. */
  day?: { value: string; last: string; onChange: (day: string) => void }
}

/** More would be one stripe. */
const MARKS = 200

export function TimeTravel(props: TimeTravelProps) {
  const { at, onChange, from, to, changes, stepS, present, day } = props
  const { t } = useTranslation('why')
  const zone = currentZone()
  const shown = Math.min(Math.max(at ?? to, from), to)
  const before = changes?.findLast((change) => change < (at ?? Number.POSITIVE_INFINITY))
  const after = at === null ? undefined : changes?.find((change) => change > at)
  const said = {
    date: date(shown),
    time: timeWithSeconds(shown),
  }
  const inWords =
    at !== null
      ? t('travel.isThen', said)
      : present === 'now'
        ? t('travel.isNow', said)
        : t('travel.isEnd', said)
  const reach = Math.max(1, Math.ceil((to - from) / 1000))
  const choose = (instant: number) =>
    onChange(instant >= to && present === 'now' ? null : Math.min(instant, to))
  return (
    <Stack gap={4} component="section" aria-label={t('travel.label')} className={classes.travel}>
      <Group justify="space-between" gap="xs">
        <Text fw={600} component="h3" size="sm" className="rr-digits">
          <span aria-live={at === null ? 'off' : 'polite'}>{inWords}</span>
        </Text>
        <Group gap="xs">
          {day !== undefined && changes !== undefined && (
            <Text size="sm" c="dimmed">
              {t('travel.changes', { count: changes.length })}
            </Text>
          )}
          <Button variant="light" size="compact-sm" disabled={at === null} onClick={() => onChange(null)}>
            {present === 'now' ? t('travel.now') : t('travel.end')}
          </Button>
        </Group>
      </Group>
      <div className={classes.track}>
        <div className={classes.marks} aria-hidden="true">
          {changes !== undefined &&
            changes.length <= MARKS &&
            changes.map((change) => (
              <span
                key={change}
                className={classes.mark}
                style={{ '--at': (change - from) / Math.max(1, to - from) } as CSSProperties}
              />
            ))}
        </div>
        <input
          type="range"
          className={classes.slider}
          aria-label={day === undefined ? t('travel.sliderOfCall') : t('travel.slider')}
          aria-valuetext={inWords}
          min={0}
          max={reach}
          step={stepS}
          value={at === null ? reach : Math.round((shown - from) / 1000)}
          onChange={(event) => choose(from + Number(event.currentTarget.value) * 1000)}
        />
      </div>
      <div className={classes.controls}>
        {changes !== undefined && (
          <>
            <Button
              variant="default"
              px="xs"
              h="auto"
              mih={36}
              classNames={{ label: classes.label }}
              disabled={before === undefined}
              leftSection={<IconChevronLeft size={16} aria-hidden />}
              onClick={() => before !== undefined && onChange(before)}
            >
              {t('travel.previous')}
            </Button>
            <Button
              variant="default"
              px="xs"
              h="auto"
              mih={36}
              classNames={{ label: classes.label }}
              disabled={after === undefined}
              rightSection={<IconChevronRight size={16} aria-hidden />}
              onClick={() => after !== undefined && onChange(after)}
            >
              {t('travel.next')}
            </Button>
          </>
        )}
        {day !== undefined && (
          <TextInput
            type="date"
            size="sm"
            aria-label={t('travel.day')}
            value={day.value}
            max={day.last}
            onChange={(event) => event.currentTarget.value !== '' && day.onChange(event.currentTarget.value)}
          />
        )}
        <TextInput
          type="time"
          size="sm"
          step={1}
          aria-label={t('travel.time')}
          value={clockOf(shown, zone)}
          onChange={(event) => {
            const typed = event.currentTarget.value
            if (typed === '') return
            choose(Math.max(from, instantOf(day?.value ?? dayOf(from, zone), typed, zone)))
          }}
        />
      </div>
    </Stack>
  )
}
