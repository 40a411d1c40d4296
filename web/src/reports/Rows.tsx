// Rows of a report as a table: read aloud by its caption, scrolled by the keyboard, more of it at a time.
import { Button, Table, Text } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Empty } from '@/ui/States'

const PAGE = 200

/** `end`: a figure, at the end of its column. `words`: what people named or wrote, which breaks anywhere at need. */
type Column<Row> = { head: string; end?: boolean; words?: boolean; cell: (row: Row) => ReactNode }
type RowsProps<Row> = {
  caption: string
  rows: readonly Row[]
  columns: readonly Column<Row>[]
  keyOf: (row: Row) => string
}

export function Rows<Row>({ caption, rows, columns, keyOf }: RowsProps<Row>) {
  const { t } = useTranslation(['reports', 'common'])
  const [shown, setShown] = useState(PAGE)
  if (rows.length === 0) {
    return (
      <section aria-label={caption}>
        <Text size="sm" c="dimmed">
          {caption}
        </Text>
        <Empty title={t('empty')} />
      </section>
    )
  }
  return (
    <>
      <Table.ScrollContainer
        minWidth={900}
        scrollAreaProps={{ viewportProps: { tabIndex: 0, role: 'region', 'aria-label': caption } }}
      >
        <Table captionSide="top" verticalSpacing={6} striped>
          <Table.Caption ta="start">{caption}</Table.Caption>
          <Table.Thead>
            <Table.Tr>
              {columns.map(({ head, end }) => (
                <Table.Th key={head} ta={end ? 'end' : undefined}>
                  {head}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.slice(0, shown).map((row) => (
              <Table.Tr key={keyOf(row)}>
                {columns.map(({ head, end, words, cell }) => (
                  <Table.Td
                    key={head}
                    ta={end ? 'end' : undefined}
                    miw={words ? '8rem' : undefined}
                    className={classOf(end, words)}
                  >
                    {cell(row)}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {rows.length > shown && (
        <Button variant="default" mt="xs" className="rr-no-print" onClick={() => setShown(shown + PAGE)}>
          {t('common:more')}
        </Button>
      )}
    </>
  )
}

function classOf(end: boolean | undefined, words: boolean | undefined) {
  if (end) return 'rr-digits'
  return words ? 'rr-words' : undefined
}
