// The intervals of a day as a table: the same as the timeline, for reading aloud, for copying, and for everyone.
import { Badge, Button, Group, Paper, Select, Table } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { clock, timeWithSeconds } from '@/i18n/format'
import { Empty } from '@/ui/States'
import { StatusDot } from '@/ui/StatusDot'
import type { Names } from './data'
import type { Lane } from './intervals'
import { colourOf, endOf, laneWord, wordOf } from './looks'

const PAGE = 100
const ALL = ''

type DayTableProps = {
  caption: string
  lanes: readonly Lane[]
  names: Names
  tasks: ReadonlyMap<string, string>
}

export function DayTable({ caption, lanes, names, tasks }: DayTableProps) {
  const { t } = useTranslation(['history', 'common'])
  const [chosen, setChosen] = useState(ALL)
  const [shown, setShown] = useState(PAGE)
  const rows = useMemo(() => {
    const wanted = lanes.filter((lane) => chosen === ALL || lane.key === chosen)
    const all = wanted.flatMap((lane) => lane.spans.map((span) => ({ lane, span })))
    return all.toSorted((one, other) => one.span.from - other.span.from)
  }, [lanes, chosen])
  return (
    <Paper withBorder p="xs">
      <Select
        aria-label={t('timeline.lane')}
        w={240}
        value={chosen}
        allowDeselect={false}
        data={[
          { value: ALL, label: t('timeline.allLanes') },
          ...lanes.map((lane) => ({ value: lane.key, label: laneWord(lane, names) })),
        ]}
        onChange={(value) => {
          setChosen(value ?? ALL)
          setShown(PAGE)
        }}
      />
      {rows.length === 0 ? (
        <Empty title={t('timeline.empty')} />
      ) : (
        <Table.ScrollContainer
          minWidth={920}
          mt="xs"
          scrollAreaProps={{ viewportProps: { tabIndex: 0, role: 'region', 'aria-label': caption } }}
        >
          <Table captionSide="top" verticalSpacing={6} striped>
            <Table.Caption ta="start">{caption}</Table.Caption>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('timeline.from')}</Table.Th>
                <Table.Th>{t('timeline.to')}</Table.Th>
                <Table.Th ta="end">{t('timeline.duration')}</Table.Th>
                <Table.Th>{t('timeline.what')}</Table.Th>
                <Table.Th>{t('timeline.lane')}</Table.Th>
                <Table.Th>{t('timeline.queue')}</Table.Th>
                <Table.Th w="26%">{t('timeline.end')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.slice(0, shown).map(({ lane, span }) => (
                <Table.Tr key={span.key}>
                  <Table.Td className="rr-digits">{timeWithSeconds(span.from)}</Table.Td>
                  <Table.Td className="rr-digits">
                    {span.goesOn ? t('timeline.goesOn') : timeWithSeconds(span.to)}
                  </Table.Td>
                  <Table.Td ta="end" className="rr-digits">
                    {clock((span.to - span.from) / 1_000)}
                  </Table.Td>
                  <Table.Td>
                    <Group gap={8} wrap="nowrap">
                      <StatusDot colour={colourOf(span.lane, span.period, names)} />
                      {wordOf(span.lane, span.period, names, tasks)}
                      {span.correction !== null && (
                        <Badge size="sm" variant="default">
                          {t('corrections.mark')}
                        </Badge>
                      )}
                    </Group>
                  </Table.Td>
                  <Table.Td>{laneWord(lane, names)}</Table.Td>
                  <Table.Td>{span.period.queue !== null && names.queue(span.period.queue)}</Table.Td>
                  <Table.Td>{endOf(span.lane, span.period)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      {rows.length > shown && (
        <Button variant="default" mt="xs" onClick={() => setShown(shown + PAGE)}>
          {t('common:more')}
        </Button>
      )}
    </Paper>
  )
}
