// Fields of several things at once that save by themselves: boxes to check, and words of one's own.
import { Checkbox, Group, Stack, TagsInput } from '@mantine/core'
import type { Saved } from './fields'
import { SavedNote } from './SavedNote'
import { useField } from './saver'

export type Check<Value extends string> = {
  value: Value
  label: string
  description?: string
  /** It holds in any case, for a reason that the description gives. */
  given?: boolean
}

/** Any number of a few, each with a box of its own. `inline`: in a line, for short words. */
export function SavedChecks<Value extends string, Patch>({
  saver,
  label,
  description,
  value,
  patch,
  disabled,
  options,
  inline = false,
}: Saved<readonly Value[], Patch> & { options: readonly Check<Value>[]; inline?: boolean }) {
  const field = useField(saver, label, patch)
  const shown = field.pending === null ? value : field.pending.value
  const given = options.filter((option) => option.given).map((option) => option.value)
  const boxes = options.map((option) => (
    <Checkbox
      key={option.value}
      value={option.value}
      label={option.label}
      description={option.description}
      disabled={disabled || option.given}
    />
  ))
  return (
    <Stack gap={0}>
      <Checkbox.Group
        label={label}
        description={description}
        value={[...new Set([...shown, ...given])]}
        // In the order of the options, and what holds in any case only if it was chosen as well.
        onChange={(chosen) =>
          field.save(
            options
              .map((option) => option.value)
              .filter((one) => (given.includes(one) ? shown.includes(one) : chosen.includes(one))),
          )
        }
      >
        {inline ? (
          <Group gap="md" mt="xs">
            {boxes}
          </Group>
        ) : (
          <Stack gap="xs" mt="xs">
            {boxes}
          </Stack>
        )}
      </Checkbox.Group>
      <SavedNote field={field} label={label} />
    </Stack>
  )
}

/** Words of one's own, one after the other: Enter adds one, Backspace takes the last away. */
export function SavedTags<Patch>({
  saver,
  label,
  description,
  value,
  patch,
  disabled,
  placeholder,
}: Saved<readonly string[], Patch> & { placeholder?: string }) {
  const field = useField(saver, label, patch)
  const shown = field.pending === null ? value : field.pending.value
  return (
    <Stack gap={0}>
      <TagsInput
        label={label}
        description={description}
        value={[...shown]}
        onChange={(words) => field.save(words)}
        placeholder={shown.length === 0 ? placeholder : undefined}
        disabled={disabled}
        acceptValueOnBlur
      />
      <SavedNote field={field} label={label} />
    </Stack>
  )
}
