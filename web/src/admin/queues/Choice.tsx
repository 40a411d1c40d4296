// A word of a sentence that can be chosen: it reads as text, and opens a list.
import { Combobox, ScrollArea, useCombobox } from '@mantine/core'
import { IconCheck, IconChevronDown } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './Choice.module.css'

export type ChoiceOption = {
  value: string
  /** As it stands in the list. */
  label: string
  /** As it stands in the sentence, where that is different. */
  said?: string
}

type ChoiceProps = {
  /** What is chosen here, for who does not see the sentence around it. */
  label: string
  value: string
  options: readonly ChoiceOption[]
  onChoose: (value: string) => void
  disabled?: boolean
}

/** Where there are more, one searches. */
const AT_ONCE = 60
const HEIGHT = 300

export function Choice({ label, value, options, onChoose, disabled }: ChoiceProps) {
  const current = options.find((option) => option.value === value)
  return (
    <Opening
      label={label}
      said={current?.said ?? current?.label ?? value}
      options={options}
      isChosen={(option) => option === value}
      closes
      onChoose={(chosen) => chosen !== value && onChoose(chosen)}
      disabled={disabled}
    />
  )
}

type ChoicesProps = {
  label: string
  /** How what is chosen reads in the sentence. */
  said: string
  values: readonly string[]
  options: readonly ChoiceOption[]
  onChoose: (values: string[]) => void
  disabled?: boolean
}

/** Any number of several; the list stays open. */
export function Choices({ label, said, values, options, onChoose, disabled }: ChoicesProps) {
  return (
    <Opening
      label={label}
      said={said}
      searchable
      options={options}
      isChosen={(option) => values.includes(option)}
      closes={false}
      onChoose={(option) =>
        onChoose(values.includes(option) ? values.filter((each) => each !== option) : [...values, option])
      }
      disabled={disabled}
    />
  )
}

type OpeningProps = {
  label: string
  said: string
  options: readonly ChoiceOption[]
  isChosen: (option: string) => boolean
  closes: boolean
  searchable?: boolean
  onChoose: (option: string) => void
  disabled?: boolean
}

function Opening(props: OpeningProps) {
  const { label, said, options, isChosen, closes, searchable = false, onChoose, disabled } = props
  const { t } = useTranslation(['admin', 'common'])
  const [search, setSearch] = useState('')
  const combobox = useCombobox({
    onDropdownOpen: () => {
      if (searchable) combobox.focusSearchInput()
      combobox.updateSelectedOptionIndex('active', { scrollIntoView: true })
    },
    onDropdownClose: () => {
      combobox.resetSelectedOption()
      if (searchable) combobox.focusTarget()
      setSearch('')
    },
  })
  const typed = search.trim().toLowerCase()
  const shown = options.filter((option) => option.label.toLowerCase().includes(typed)).slice(0, AT_ONCE)
  return (
    <Combobox
      store={combobox}
      width="max-content"
      position="bottom-start"
      onOptionSubmit={(option) => {
        if (closes) combobox.closeDropdown()
        onChoose(option)
      }}
    >
      <Combobox.Target targetType="button">
        <button
          type="button"
          className={classes.choice}
          aria-label={t('policy.choice', { label, said })}
          onClick={() => combobox.toggleDropdown()}
          disabled={disabled}
        >
          <span>{said}</span>
          <IconChevronDown className={classes.chevron} size={16} aria-hidden />
        </button>
      </Combobox.Target>
      <Combobox.Dropdown className={classes.dropdown}>
        {searchable && (
          <Combobox.Search
            value={search}
            onChange={(event) => setSearch(event.currentTarget.value)}
            placeholder={t('common:search')}
            aria-label={t('common:search')}
          />
        )}
        {/* The list lies in what scrolls: a part of it that took the focus would be no option. */}
        <ScrollArea.Autosize mah={HEIGHT} type="auto" viewportProps={{ tabIndex: 0 }}>
          <Combobox.Options aria-label={label} aria-multiselectable={closes ? undefined : true}>
            {shown.map((option) => (
              <Combobox.Option
                key={option.value}
                value={option.value}
                active={isChosen(option.value)}
                aria-selected={isChosen(option.value)}
                className={classes.option}
              >
                <IconCheck
                  size={16}
                  className={classes.check}
                  data-chosen={isChosen(option.value) || undefined}
                  aria-hidden
                />
                {option.label}
              </Combobox.Option>
            ))}
            {shown.length === 0 && <Combobox.Empty>{t('form.nothingFound')}</Combobox.Empty>}
          </Combobox.Options>
        </ScrollArea.Autosize>
      </Combobox.Dropdown>
    </Combobox>
  )
}
