// A task is taken with the status that the organisation names: says so, and chooses it together with the task.
import { Button, Group, Select, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, asked } from '@/api/client'
import * as queries from '@/api/queries'
import { useMe } from '@/session/session'
import { useCommand } from '@/ui/command'
import { Refused } from '@/ui/Refused'
import classes from './TasksPage.module.css'
import { neededFor } from './tasks'

/** `onChosen`: the status is chosen, the task can be taken. */
export function NeedsStatus({ error, onChosen }: { error: unknown; onChosen: () => void }) {
  const { t } = useTranslation('tasks')
  const me = useMe()
  const { data: settings } = useQuery(queries.settings)
  const { data: statuses } = useQuery(queries.statuses)
  const [picked, setPicked] = useState<string | null>(null)
  const choose = useCommand<{ status: string; reason: string | null }, unknown>(
    (body, key) =>
      asked(
        api.PUT('/api/v1/agents/{agent}/status', {
          params: { path: { agent: me.agent ?? '' }, header: { 'Idempotency-Key': key } },
          body,
        }),
      ),
    onChosen,
  )
  const needed = neededFor(settings?.tasks_need ?? '', statuses ?? [])
  if (needed === null) return <Refused error={error} />
  const { status, reasons } = needed
  const reason = needed.reason ?? picked
  const named = needed.reason === null ? status.label : `${status.label} (${needed.reason})`
  return (
    <>
      <Refused error={error} params={{ status: named }}>
        <Text size="sm">{t('chooseHint')}</Text>
        <Group mt="sm" align="flex-end">
          {reasons.length > 0 && (
            <Select
              label={t('reason')}
              withAsterisk
              data={[...reasons]}
              value={picked}
              onChange={setPicked}
              comboboxProps={{ withinPortal: true }}
            />
          )}
          <Button
            className={classes.long}
            loading={choose.isPending}
            disabled={reasons.length > 0 && reason === null}
            onClick={() => choose.mutate({ status: status.id, reason })}
          >
            {t('chooseAndTake', { status: named })}
          </Button>
        </Group>
      </Refused>
      <Refused error={choose.error} />
    </>
  )
}
