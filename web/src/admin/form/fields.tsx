// Fields that save by themselves: what is chosen at once, what is typed when the field is left or Enter is pressed.
// Each takes the form's saver, its value as the server has it, and the patch that a new value makes.
import { ColorInput, MultiSelect, Select, Stack, Switch, TagsInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { SavedNote } from './SavedNote'
import { type Saved, useField } from './saver'
import { TypedField } from './TypedField'

export type Option<Value extends string = string> = { value: Value; label: string }

/** From this many options on one can search among them. */
const SEARCHED = 10
/** So many are drawn at a time; the others are found by searching. */
const LISTED = 200

/** One of several. With `none`, nothing may be chosen as well (null); it is the word for that. */
export function SavedSelect<Value extends string | null, Patch>({
  saver,
  label,
  description,
  value,
  patch,
  disabled,
  options,
  none,
}: Saved<Value, Patch> & { options: readonly Option<NonNullable<Value>>[]; none?: string }) {
  const { t } = useTranslation('admin')
  const field = useField(saver, label, patch)
  const shown = field.pending === null ? value : field.pending.value
  const data: Option[] = [...(none === undefined ? [] : [{ value: '', label: none }]), ...options]
  return (
    <Stack gap={0}>
      <Select
        label={label}
        description={description}
        data={data}
        value={shown ?? ''}
        // What is asked for is one of the options, and they are of this type; '' stands for nothing.
        onChange={(chosen) => chosen !== (shown ?? '') && field.save((chosen || null) as Value)}
        allowDeselect={false}
        searchable={data.length >= SEARCHED}
        limit={LISTED}
        nothingFoundMessage={t('form.nothingFound')}
        disabled={disabled}
        maxDropdownHeight={280}
      />
      <SavedNote field={field} label={label} />
    </Stack>
  )
}

/** Any number of several. `empty` says what it means that none is chosen. */
export function SavedMulti<Value extends string, Patch>({
  saver,
  label,
  description,
  value,
  patch,
  disabled,
  options,
  empty,
}: Saved<readonly Value[], Patch> & { options: readonly Option<Value>[]; empty?: string }) {
  const { t } = useTranslation('admin')
  const field = useField(saver, label, patch)
  const shown = field.pending === null ? value : field.pending.value
  return (
    <Stack gap={0}>
      <MultiSelect
        label={label}
        description={description}
        data={options.map((option): Option => option)}
        value={[...shown]}
        onChange={(chosen) => field.save(chosen as Value[])}
        placeholder={shown.length === 0 ? empty : undefined}
        searchable
        hidePickedOptions
        limit={LISTED}
        nothingFoundMessage={t('form.nothingFound')}
        disabled={disabled}
        maxDropdownHeight={280}
      />
      <SavedNote field={field} label={label} />
    </Stack>
  )
}

/** Words of one's own, in order. */
export function SavedTags<Patch>({
  saver,
  label,
  description,
  value,
  patch,
  disabled,
  empty,
}: Saved<readonly string[], Patch> & { empty?: string }) {
  const field = useField(saver, label, patch)
  const shown = field.pending === null ? value : field.pending.value
  return (
    <Stack gap={0}>
      <TagsInput
        label={label}
        description={description}
        value={[...shown]}
        onChange={(tags) => field.save(tags)}
        placeholder={shown.length === 0 ? empty : undefined}
        disabled={disabled}
      />
      <SavedNote field={field} label={label} />
    </Stack>
  )
}

export function SavedSwitch<Patch>({
  saver,
  label,
  description,
  value,
  patch,
  disabled,
}: Saved<boolean, Patch>) {
  const field = useField(saver, label, patch)
  return (
    <Stack gap={0}>
      <Switch
        label={label}
        description={description}
        checked={field.pending === null ? value : field.pending.value}
        onChange={(event) => field.save(event.currentTarget.checked)}
        disabled={disabled}
      />
      <SavedNote field={field} label={label} />
    </Stack>
  )
}

const HEX = /^#[0-9a-fA-F]{6}$/

/** A colour as `#rrggbb`, typed or picked. */
export function SavedColour<Patch>(props: Saved<string, Patch> & { swatches?: readonly string[] }) {
  const { t } = useTranslation('admin')
  return (
    <TypedField
      {...props}
      read={(text) => (HEX.test(text) ? text.toLowerCase() : undefined)}
      write={(value) => value}
      mistake={t('form.colourMistake')}
      input={({ text, type, commit, ...input }) => (
        <ColorInput
          {...input}
          value={text}
          onChange={type}
          onChangeEnd={commit}
          swatches={props.swatches?.slice()}
          eyeDropperButtonProps={{ 'aria-label': t('form.pickColour') }}
        />
      )}
    />
  )
}
