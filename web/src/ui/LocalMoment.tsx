// A local date and time of the organisation's zone, typed in one field. While it is typed it may be no time, or none yet.
// Where clocks are put back, a time comes twice, and a choice beside it says which one is meant: the first, unless chosen.
import { SegmentedControl, Stack, TextInput, type TextInputProps } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { instantOfLocal, localOf, otherPassOf } from '@/i18n/days'
import { currentZone, timeWithSeconds } from '@/i18n/format'

type LocalMomentProps = Pick<TextInputProps, 'label' | 'required' | 'title' | 'error'> & {
  /** The instant (ms); null: none. */
  at: number | null
  /** Null where the field was emptied. */
  onChange: (at: number | null) => void
}

export function LocalMoment({ at, onChange, ...input }: LocalMomentProps) {
  const zone = currentZone()
  const said = at === null ? '' : localOf(at, zone)
  const [typed, setTyped] = useState(said)
  useEffect(() => setTyped(said), [said])
  return (
    <Stack gap={4}>
      <TextInput
        {...input}
        type="datetime-local"
        step={1}
        value={typed}
        onChange={(event) => {
          const text = event.currentTarget.value
          setTyped(text)
          const instant = instantOfLocal(text, zone)
          // What is not typed stays as exact as it was.
          if (text !== said && (instant !== null || text === '')) onChange(instant)
        }}
        onBlur={() => setTyped(said)}
      />
      {at !== null && <Pass at={at} onChange={onChange} />}
    </Stack>
  )
}

/** Which of the two instants of a local time is meant. */
function Pass({ at, onChange }: { at: number; onChange: (at: number) => void }) {
  const { t } = useTranslation()
  const other = otherPassOf(at, currentZone())
  if (other === null) return null
  return (
    <SegmentedControl
      aria-label={t('comesTwice')}
      size="xs"
      orientation="vertical"
      value={String(at)}
      data={[at, other].toSorted().map((each) => ({ value: String(each), label: timeWithSeconds(each) }))}
      onChange={(chosen) => onChange(Number(chosen))}
    />
  )
}
