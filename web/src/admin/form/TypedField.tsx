// Fields that are typed into: saved when the field is left or Enter is pressed; Escape puts back what was there.
// What was typed stays when it cannot be read or is refused.
import { Stack, Textarea, TextInput } from '@mantine/core'
import { type KeyboardEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { readDuration, writeDuration } from './duration'
import { SavedNote } from './SavedNote'
import { type Saved, useField } from './saver'

type Input = {
  label: string
  description?: ReactNode
  error?: string
  disabled?: boolean
  text: string
  type: (text: string) => void
  /** Saves `text`, or what was typed so far. */
  commit: (text?: string) => void
  onBlur: () => void
  onKeyDown: (event: KeyboardEvent) => void
}

type TypedFieldProps<Value, Patch> = Saved<Value, Patch> & {
  /** Undefined: it cannot be read, and `mistake` says how it should be written. */
  read: (text: string) => Value | undefined
  write: (value: Value) => string
  mistake: string
  input: (input: Input) => ReactNode
  /** Enter is a line of the text. */
  multiline?: boolean
}

export function TypedField<Value, Patch>({
  saver,
  label,
  description,
  value,
  patch,
  disabled,
  read,
  write,
  mistake,
  input,
  multiline = false,
}: TypedFieldProps<Value, Patch>) {
  const [draft, setDraft] = useState<string | null>(null)
  const [wrong, setWrong] = useState(false)
  const field = useField(saver, label, patch, (settled) => {
    setDraft((now) => (now !== null && read(now) === settled ? null : now))
    setWrong(false)
  })
  const text = draft ?? write(field.pending === null ? value : field.pending.value)
  const commit = (typed = draft) => {
    if (typed === null) return
    const found = read(typed.trim())
    setWrong(found === undefined)
    if (found === undefined) return
    const standing = field.pending === null ? value : field.pending.value
    if (found === standing) {
      if (field.state !== 'refused') setDraft(null)
      return
    }
    field.save(found)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && !multiline) commit()
    if (event.key !== 'Escape') return
    setDraft(null)
    setWrong(false)
    field.discard()
  }
  return (
    <Stack gap={0}>
      {input({
        label,
        description,
        disabled,
        text,
        error: wrong ? mistake : undefined,
        type: (typed) => {
          setDraft(typed)
          setWrong(false)
        },
        commit,
        onBlur: () => commit(),
        onKeyDown,
      })}
      <SavedNote field={field} label={label} />
    </Stack>
  )
}

const asText = ({ text, type, commit: _, ...input }: Input) => (
  <TextInput {...input} value={text} onChange={(event) => type(event.currentTarget.value)} />
)

/** A line of text, at least one character; with `optional`, none is null. */
export function SavedText<Patch>(props: Saved<string, Patch> & { maxLength?: number; multiline?: boolean }) {
  const { t } = useTranslation('admin')
  const { maxLength = 120, multiline = false } = props
  return (
    <TypedField
      {...props}
      read={(text) => (text.length > 0 && text.length <= maxLength ? text : undefined)}
      write={(value) => value}
      mistake={t('form.textMistake', { max: maxLength })}
      input={({ commit: _, ...input }) =>
        multiline ? (
          <Textarea
            {...withoutText(input)}
            autosize
            minRows={2}
            value={input.text}
            onChange={(event) => input.type(event.currentTarget.value)}
          />
        ) : (
          <TextInput
            {...withoutText(input)}
            value={input.text}
            onChange={(event) => input.type(event.currentTarget.value)}
          />
        )
      }
    />
  )
}

function withoutText<Rest>({ text: _text, type: _type, ...rest }: Rest & { text: string; type: unknown }) {
  return rest
}

/** A line of text that may be missing (null). */
export function SavedOptionalText<Patch>(props: Saved<string | null, Patch> & { maxLength?: number }) {
  const { t } = useTranslation('admin')
  const { maxLength = 120 } = props
  return (
    <TypedField
      {...props}
      read={(text) => (text.length <= maxLength ? text || null : undefined)}
      write={(value) => value ?? ''}
      mistake={t('form.textMistake', { max: maxLength })}
      input={asText}
    />
  )
}

/** A whole number between `min` and `max`; with `empty` it may be missing (null), and that is what missing means. */
export function SavedNumber<Value extends number | null, Patch>(
  props: Saved<Value, Patch> & { min: number; max: number; empty?: string; unit?: string },
) {
  const { t } = useTranslation('admin')
  const { min, max, empty, unit } = props
  return (
    <TypedField
      {...props}
      read={(text) => {
        if (text === '') return empty === undefined ? undefined : (null as Value)
        const number = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN
        return number >= min && number <= max ? (number as Value) : undefined
      }}
      write={(value) => (value === null ? '' : String(value))}
      mistake={t('form.numberMistake', { min, max })}
      input={({ text, type, commit: _, ...input }) => (
        <TextInput
          {...input}
          inputMode="numeric"
          placeholder={empty}
          value={text}
          onChange={(event) => type(event.currentTarget.value)}
          rightSection={unit}
          rightSectionWidth={unit === undefined ? undefined : 64}
        />
      )}
    />
  )
}

/** A duration in seconds, typed and shown as "90 s", "2 min", "1 h". With `empty` it may be missing (null). */
export function SavedDuration<Value extends number | null, Patch>(
  props: Saved<Value, Patch> & { min: number; max: number; empty?: string },
) {
  const { t } = useTranslation('admin')
  const { min, max, empty } = props
  return (
    <TypedField
      {...props}
      read={(text) => {
        if (text === '') return empty === undefined ? undefined : (null as Value)
        const seconds = readDuration(text)
        return seconds !== null && seconds >= min && seconds <= max ? (seconds as Value) : undefined
      }}
      write={(value) => (value === null ? '' : writeDuration(value))}
      mistake={t('form.durationMistake', { min: writeDuration(min), max: writeDuration(max) })}
      input={({ text, type, commit: _, ...input }) => (
        <TextInput
          {...input}
          placeholder={empty}
          value={text}
          onChange={(event) => type(event.currentTarget.value)}
        />
      )}
    />
  )
}

/** A time of day, "HH:MM"; with `optional` it may be missing (null). */
export function SavedTime<Value extends string | null, Patch>(
  props: Saved<Value, Patch> & { optional?: boolean },
) {
  const { t } = useTranslation('admin')
  return (
    <TypedField
      {...props}
      read={(text) => {
        if (text === '' && props.optional) return null as Value
        return /^([01]\d|2[0-3]):[0-5]\d$/.test(text) ? (text as Value) : undefined
      }}
      write={(value) => value ?? ''}
      mistake={t('form.timeMistake')}
      input={({ text, type, commit: _, ...input }) => (
        <TextInput
          {...input}
          type="time"
          value={text}
          onChange={(event) => type(event.currentTarget.value)}
        />
      )}
    />
  )
}
