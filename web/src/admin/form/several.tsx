// A field of several things at once that saves by itself: boxes to check.
import { Checkbox, Group, Stack } from '@mantine/core'
import { SavedNote } from './SavedNote'
import type { Saved } from './saver'
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
