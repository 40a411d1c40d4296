// Looking for agents: by name, unit, queue and state; which columns; and the views that one saved.
import { Button, Checkbox, CloseButton, Group, Popover, Select, Stack, TextInput } from '@mantine/core'
import { IconColumns3, IconSearch } from '@tabler/icons-react'
import { memo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { number } from '@/i18n/format'
import type { AgentRow } from '@/live/frames'
import type { Table } from '@/live/reduce'
import classes from './Board.module.css'
import { COLUMNS, type Column } from './columns'
import { asChoices, useMyUnits, useQueueNames } from './names'
import { type BoardAddress, type Choice, isFiltered, PLAIN } from './search'
import { isState, matcher, STATES, type State } from './standing'
import { Views } from './Views'

type FiltersProps = {
  /** The agents of this moment. */
  peek: () => Table<AgentRow>
  address: BoardAddress
  columns: readonly Column[]
  narrow: boolean
}

/** It does not draw with the rows: the board changes many times a second, this only when somebody chooses. */
export const Filters = memo(function Filters({ peek, address, columns, narrow }: FiltersProps) {
  const { t } = useTranslation(['board', 'common'])
  const { choice, choose } = address
  const units = useMyUnits()
  const queues = useQueueNames()
  const [counts, setCounts] = useState<ReadonlyMap<State, number> | null>(null)
  return (
    <div className={classes.filters} role="search">
      <TextInput
        className={classes.search}
        aria-label={t('filter.name')}
        placeholder={t('filter.name')}
        leftSection={<IconSearch size={16} aria-hidden />}
        rightSection={
          choice.q && (
            <CloseButton size="sm" aria-label={t('filter.clearName')} onClick={() => choose({ q: '' })} />
          )
        }
        value={choice.q}
        onChange={(event) => choose({ q: event.currentTarget.value })}
      />
      {units.size > 1 && (
        <Select
          className={classes.filter}
          aria-label={t('filter.unit')}
          placeholder={t('filter.unit')}
          data={asChoices(units)}
          value={choice.unit}
          onChange={(unit) => choose({ unit })}
          clearable
          searchable={units.size > 12}
        />
      )}
      <Select
        className={classes.filter}
        aria-label={t('filter.queue')}
        placeholder={t('filter.queue')}
        data={asChoices(queues)}
        value={choice.queue}
        onChange={(queue) => choose({ queue })}
        clearable
        searchable={queues.size > 12}
      />
      <Select
        className={classes.filter}
        aria-label={t('filter.state')}
        placeholder={t('filter.state')}
        data={STATES.map((state) => ({ value: state, label: t(`state.${state}`) }))}
        renderOption={({ option }) => (
          <Group justify="space-between" wrap="nowrap" gap="xs" flex={1}>
            <span>{option.label}</span>
            <span className={classes.quiet}>{number(counts?.get(option.value as State) ?? 0)}</span>
          </Group>
        )}
        onDropdownOpen={() => setCounts(countStates(peek(), choice))}
        value={choice.state}
        onChange={(state) => choose({ state: state !== null && isState(state) ? state : null })}
        clearable
      />
      <Group gap="xs" wrap="nowrap">
        <Views address={address} />
        {!narrow && <ColumnChoice columns={columns} address={address} />}
        {isFiltered(choice) && (
          <Button
            variant="subtle"
            size="sm"
            px="xs"
            onClick={() => choose({ ...PLAIN, sort: choice.sort, columns: choice.columns })}
          >
            {t('filter.clear')}
          </Button>
        )}
      </Group>
    </div>
  )
})

/** How many there are of each state now, among those of the unit and queue. */
function countStates(rows: Table<AgentRow>, { unit, queue }: Choice): ReadonlyMap<State, number> {
  const all = [...rows.values()]
  return new Map(STATES.map((state) => [state, all.filter(matcher({ q: '', unit, queue, state })).length]))
}

function ColumnChoice({ columns, address }: { columns: readonly Column[]; address: BoardAddress }) {
  const { t } = useTranslation('board')
  const { choice, choose } = address
  const toggle = (column: Column, shown: boolean) => {
    const next = COLUMNS.filter((each) => (each === column ? shown : columns.includes(each)))
    choose({ columns: next })
  }
  return (
    <Popover position="bottom-end" withinPortal trapFocus returnFocus>
      <Popover.Target>
        <Button variant="default" px="sm" leftSection={<IconColumns3 size={16} aria-hidden />}>
          {t('columns.title')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('columns.title')}>
        <Stack gap="xs">
          {COLUMNS.map((column) => (
            <Checkbox
              key={column}
              label={t(`column.${column}`)}
              checked={columns.includes(column)}
              disabled={column === 'name'}
              onChange={(event) => toggle(column, event.currentTarget.checked)}
            />
          ))}
          <Button
            variant="subtle"
            size="xs"
            disabled={choice.columns === null}
            onClick={() => choose({ columns: null })}
          >
            {t('columns.standard')}
          </Button>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}
