// Where the time went: both partitions of a day, each with parts that add up to the whole, as a list and as a ring.
import { Box, Card, Group, SimpleGrid, Skeleton, Stack, Table, Text, Title } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { lazy, memo, Suspense, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { clock, duration, percent } from '@/i18n/format'
import { StatusDot } from '@/ui/StatusDot'
import type { Names } from './data'
import { type Lane, type Span, totalOf } from './intervals'
import { partColours, partWord, textOf } from './looks'
import type { Slice } from './TimeChart'

const TimeChart = lazy(() => import('./TimeChart'))
const RING_PX = 148

const reasonOf = (span: Span) => textOf(span.period.detail, 'reason')
const nothing = () => null

type SummaryProps = { lanes: readonly Lane[]; names: Names }

export const Summary = memo(function Summary({ lanes, names }: SummaryProps) {
  const { t } = useTranslation('history')
  return (
    <Stack gap="xs" component="section" aria-labelledby="history-summary">
      <Title order={2} size="h4" id="history-summary">
        {t('summary.title')}
      </Title>
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        <Whole kind="state" lane={lanes.find((lane) => lane.kind === 'state')} names={names} />
        <Whole kind="activity" lane={lanes.find((lane) => lane.kind === 'activity')} names={names} />
      </SimpleGrid>
    </Stack>
  )
})

type WholeProps = { kind: 'state' | 'activity'; lane: Lane | undefined; names: Names }

function Whole({ kind, lane, names }: WholeProps) {
  const { t } = useTranslation('history')
  const total = useMemo(() => totalOf(lane, kind === 'state' ? reasonOf : nothing), [lane, kind])
  const colours = partColours(kind, total.parts, names)
  // A phone has no room for the ring, and need not load it.
  const isWide = useMediaQuery('(min-width: 36em)')
  const title = t(`summary.${kind}`)
  const slices: Slice[] = total.parts.map((part, place) => ({
    name: partWord(kind, part, names),
    seconds: part.seconds,
    share: part.share,
    colour: colours[place] ?? '#868e96',
  }))
  const parts = slices.map(({ name, seconds }) => t('summary.part', { name, time: duration(seconds) }))
  return (
    <Card withBorder padding="md">
      <Group align="flex-start" gap="lg" wrap="nowrap">
        {isWide && (
          <Box w={RING_PX} h={RING_PX} flex="none">
            <Suspense fallback={<Skeleton circle h={RING_PX} aria-label={t('summary.loading')} />}>
              <TimeChart
                slices={slices}
                whole={clock(total.seconds)}
                description={t('summary.chart', { title, parts: parts.join(', ') })}
              />
            </Suspense>
          </Box>
        )}
        <Table verticalSpacing={4} horizontalSpacing={6} aria-label={title}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{title}</Table.Th>
              <Table.Th ta="end">{t('summary.time')}</Table.Th>
              <Table.Th ta="end">{t('summary.share')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {slices.map((slice, place) => (
              <Table.Tr key={total.parts[place]?.key}>
                <Table.Td>
                  <Group gap={8} wrap="nowrap">
                    <StatusDot colour={slice.colour} />
                    <Text size="sm">{slice.name}</Text>
                  </Group>
                </Table.Td>
                <Table.Td ta="end" className="rr-digits">
                  {clock(slice.seconds)}
                </Table.Td>
                <Table.Td ta="end" className="rr-digits" c="dimmed">
                  {percent(slice.share)}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
          <Table.Tfoot>
            <Table.Tr>
              <Table.Th scope="row">{t('summary.total')}</Table.Th>
              <Table.Th ta="end" className="rr-digits">
                {clock(total.seconds)}
              </Table.Th>
              <Table.Th ta="end" className="rr-digits">
                {percent(1)}
              </Table.Th>
            </Table.Tr>
          </Table.Tfoot>
        </Table>
      </Group>
    </Card>
  )
}
