// What a supervisor does on an agent's behalf at once: bring back, reset misses, sign out, clock out.
import { Button, Checkbox, Group, Modal, Select, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, asked } from '@/api/client'
import { Problem } from '@/api/problem'
import * as queries from '@/api/queries'
import type { AgentRow } from '@/live/frames'
import { may, useMe } from '@/session/session'
import { Confirm } from '@/ui/Confirm'
import { useCommand } from '@/ui/command'
import { Refused } from '@/ui/Refused'
import { Covering } from './Covering'
import { isHeld } from './standing'

type ActProps = { row: AgentRow }

/** Those that may be done by this person, and would do something now. */
export function AgentActions({ row }: ActProps) {
  const { t } = useTranslation('board')
  const me = useMe()
  const sets = may(me, 'set_agents')
  const [asking, setAsking] = useState<'signOut' | 'clockOut' | null>(null)
  const close = () => setAsking(null)
  const act = useCommand((what: Act, key) => ACTS[what](row.id, key))
  const one = (what: Act, label: string) => (
    <Button
      variant="default"
      loading={act.isPending && act.variables === what}
      onClick={() => act.mutate(what)}
    >
      {label}
    </Button>
  )
  const canReset = may(me, 'reset_misses') && row.queues.some((each) => each.misses > 0)
  const canClockOut = may(me, 'set_attendance') && row.at_unit !== null
  if (!sets && !canReset && !canClockOut) return null
  return (
    <Stack gap="xs">
      <Group gap="xs">
        {sets && row.warned_until !== null && one('stay', t('popup.stay'))}
        {sets && isHeld(row) && one('back', t('popup.back'))}
        {canReset && one('reset', t('popup.resetAll'))}
        {sets && row.signed_in && (
          <Button variant="default" onClick={() => setAsking('signOut')}>
            {t('popup.signOut')}
          </Button>
        )}
        {canClockOut && (
          <Button variant="default" onClick={() => setAsking('clockOut')}>
            {t('popup.clockOut')}
          </Button>
        )}
      </Group>
      <Refused error={act.error} params={{ agent: row.name }} />
      {asking !== null && (
        <Covering>
          {asking === 'signOut' ? (
            <SignOut row={row} onClose={close} />
          ) : (
            <ClockOut row={row} onClose={close} />
          )}
        </Covering>
      )}
    </Stack>
  )
}

type Act = 'stay' | 'back' | 'reset'

const of = (agent: string, key: string) => ({ path: { agent }, header: { 'Idempotency-Key': key } })
const ACTS: Record<Act, (agent: string, key: string) => Promise<unknown>> = {
  stay: (agent, key) => asked(api.POST('/api/v1/agents/{agent}/stay', { params: of(agent, key) })),
  back: (agent, key) =>
    asked(api.POST('/api/v1/agents/{agent}/return', { params: of(agent, key), body: { queue: null } })),
  reset: (agent, key) => asked(api.POST('/api/v1/agents/{agent}/reset-misses', { params: of(agent, key) })),
}

type AskingProps = ActProps & { onClose: () => void }

function SignOut({ row, onClose }: AskingProps) {
  const { t } = useTranslation('board')
  const command = useCommand(
    (_: null, key) => asked(api.POST('/api/v1/agents/{agent}/sign-out', { params: of(row.id, key) })),
    onClose,
  )
  return (
    <Confirm
      opened
      onClose={onClose}
      title={t('popup.signOutTitle', { name: row.name })}
      action={t('popup.signOut')}
      onConfirm={() => command.mutate(null)}
      pending={command.isPending}
      error={command.error}
    >
      {t('popup.signOutTells')}
    </Confirm>
  )
}

/** Refused while cases are open: then it lists them, and asks whether they shall stay open. */
function ClockOut({ row, onClose }: AskingProps) {
  const { t } = useTranslation(['board', 'common'])
  const { data: settings } = useQuery(queries.settings)
  const reasons = settings?.clock_out_reasons ?? []
  const [reason, setReason] = useState<string | null>(null)
  const [force, setForce] = useState(false)
  const command = useCommand(
    (body: { reason: string | null; force: boolean }, key) =>
      asked(api.POST('/api/v1/agents/{agent}/clock-out', { params: of(row.id, key), body })),
    onClose,
  )
  const hasCases = command.error instanceof Problem && command.error.code === 'cases_open'
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('popup.clockOutTitle', { name: row.name })}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <Stack>
        <Text>{t('popup.clockOutTells')}</Text>
        {reasons.length > 0 && (
          <Select
            label={t('popup.clockOutReason')}
            data={reasons}
            value={reason}
            onChange={setReason}
            required
          />
        )}
        <Refused error={command.error} params={{ agent: row.name }} />
        {(hasCases || force) && (
          <Checkbox
            label={t('popup.clockOutForce')}
            checked={force}
            onChange={(event) => setForce(event.currentTarget.checked)}
          />
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button color="red.9" loading={command.isPending} onClick={() => command.mutate({ reason, force })}>
            {t('popup.clockOut')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
