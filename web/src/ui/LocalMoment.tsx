// A local date and time of the organisation's zone, typed in one field. While it is typed it may be no time, or none yet.
import { TextInput, type TextInputProps } from '@mantine/core'
import { useEffect, useState } from 'react'
import { instantOfLocal, localOf } from '@/i18n/days'
import { currentZone } from '@/i18n/format'

type LocalMomentProps = Pick<TextInputProps, 'label' | 'required' | 'title'> & {
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
  )
}
