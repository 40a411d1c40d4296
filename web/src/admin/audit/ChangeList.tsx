// Changes of configuration, field by field: what it was, and what it is or will be.
import { Button, ColorSwatch, Group, Table, Text } from '@mantine/core'
import { IconArrowRight } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Change, entityName, fieldName, type Naming, useNaming, valueWords } from './changeWords'

/** Rows before one asks for more. */
const SHOWN = 100
const HEX = /^#[0-9a-fA-F]{6}$/

type ChangeListProps = {
  changes: readonly Change[]
  /** Whether each row says what it is of; where all are of one thing, a heading has said it. */
  named?: boolean
  label: string
}

export function ChangeList({ changes, named = false, label }: ChangeListProps) {
  const { t } = useTranslation('admin')
  const naming = useNaming()
  const [all, setAll] = useState(false)
  const rows = useMemo(() => (named ? folded(changes) : changes), [changes, named])
  const shown = all ? rows : rows.slice(0, SHOWN)
  return (
    <>
      <Table.ScrollContainer minWidth={named ? 560 : 420}>
        <Table verticalSpacing={4} aria-label={label}>
          <Table.Thead>
            <Table.Tr>
              {named && <Table.Th>{t('change.what')}</Table.Th>}
              <Table.Th>{t('change.field')}</Table.Th>
              <Table.Th>{t('change.before')}</Table.Th>
              <Table.Th>{t('change.after')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {shown.map((change) => (
              <Table.Tr key={`${change.kind} ${change.key} ${change.field}`}>
                {named && <Table.Td>{entityName(naming, change.kind, change.key)}</Table.Td>}
                <Table.Td>{fieldName(change.field)}</Table.Td>
                <Table.Td c="dimmed">
                  <Value naming={naming} change={change} side="before" />
                </Table.Td>
                <Table.Td>
                  <Group gap={6} wrap="nowrap">
                    <IconArrowRight size={14} aria-hidden />
                    <Value naming={naming} change={change} side="after" />
                  </Group>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {rows.length > SHOWN && !all && (
        <Button variant="default" size="xs" w="fit-content" onClick={() => setAll(true)}>
          {t('change.all', { count: rows.length })}
        </Button>
      )}
    </>
  )
}

/** What is new or goes is one row, by its name: all of its fields would only hide the others. They come last. */
function folded(changes: readonly Change[]): Change[] {
  const isWhole = (change: Change) => !('before' in change) || !('after' in change)
  const names = changes.filter((change) => isWhole(change) && NAMES.has(change.field))
  return [...changes.filter((change) => !isWhole(change)), ...names]
}
const NAMES = new Set(['label', 'name'])

type ValueProps = { naming: Naming; change: Change; side: 'before' | 'after' }

function Value({ naming, change, side }: ValueProps) {
  const value = change[side]
  // A side that is missing is of something that was made or removed.
  const words = valueWords(naming, change.field, value)
  return (
    <Group gap={6} wrap="nowrap" component="span">
      {typeof value === 'string' && HEX.test(value) && <ColorSwatch color={value} size={14} aria-hidden />}
      <Text size="sm" component="span">
        {words}
      </Text>
    </Group>
  )
}
