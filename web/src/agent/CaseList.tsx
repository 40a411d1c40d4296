// The cases one is working on, each with a way to close it.
import { Button, Group, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import * as queries from '@/api/queries'
import { timeOrDate } from '@/i18n/format'
import { useServerClock } from '@/live/context'
import { Refused } from '@/ui/Refused'
import { useAct } from './acts'

/** `readOnly`: seen, but not touched. */
export function CaseList({ agent, readOnly = false }: { agent: string; readOnly?: boolean }) {
  const { t } = useTranslation('agent')
  const now = useServerClock()
  const { data } = useQuery(queries.agentDetail(agent))
  const act = useAct(agent)
  const cases = data?.cases ?? []
  if (cases.length === 0) return <Text size="sm">{t('cases.none')}</Text>
  return (
    <>
      <Stack gap={6} component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
        {cases.map((each) => (
          <Group key={each.case} component="li" justify="space-between" wrap="nowrap">
            <Text style={{ overflowWrap: 'anywhere' }}>
              <b>{each.case}</b>{' '}
              <Text span size="sm" c="dimmed">
                {t('cases.since', { at: timeOrDate(each.since, now()) })}
              </Text>
            </Text>
            {!readOnly && (
              <Button
                size="compact-md"
                variant="default"
                aria-label={t('cases.closeOf', { case: each.case })}
                loading={
                  act.isPending && act.variables.do === 'close_case' && act.variables.case === each.case
                }
                onClick={() => act.mutate({ do: 'close_case', case: each.case })}
              >
                {t('cases.close')}
              </Button>
            )}
          </Group>
        ))}
      </Stack>
      <Refused error={act.error} />
    </>
  )
}
