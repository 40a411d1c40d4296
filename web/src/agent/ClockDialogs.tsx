// Clocking in with the unit one works at (S3.3), clocking out with the reason (S3.6); refusals stay and say what to do.
import { Button, Group, Modal, NativeSelect, Radio, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Problem } from '@/api/problem'
import * as queries from '@/api/queries'
import { byName } from '@/i18n/format'
import { Refused } from '@/ui/Refused'
import { useReturnFocus } from '@/ui/returnFocus'
import { useAct } from './acts'
import { CaseList } from './CaseList'

type ClockDialogProps = { agent: string; which: 'in' | 'out'; onClose: () => void }

export default function ClockDialog({ agent, which, onClose }: ClockDialogProps) {
  const { t } = useTranslation(['agent', 'common'])
  useReturnFocus()
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(which === 'in' ? 'attendance.clockInTitle' : 'attendance.clockOutTitle')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      {which === 'in' ? (
        <ClockIn agent={agent} onClose={onClose} />
      ) : (
        <ClockOut agent={agent} onClose={onClose} />
      )}
    </Modal>
  )
}

type PartProps = { agent: string; onClose: () => void }

function ClockIn({ agent, onClose }: PartProps) {
  const { t } = useTranslation(['agent', 'common'])
  const { data: units } = useQuery(queries.units)
  const { data: detail } = useQuery(queries.agentDetail(agent))
  const [picked, pick] = useState<string | null>(null)
  const act = useAct(agent, onClose)
  const sorted = [...(units ?? [])].sort((one, other) => byName(one.label, other.label))
  const home = sorted.find((each) => each.id === detail?.unit)?.id
  const unit = picked ?? home ?? sorted[0]?.id ?? ''
  const label = (id: unknown) => sorted.find((each) => each.id === id)?.label ?? String(id)
  function submit(event: FormEvent) {
    event.preventDefault()
    act.mutate({ do: 'clock_in', unit })
  }
  if (units !== undefined && units.length === 0) return <Text>{t('attendance.noUnits')}</Text>
  return (
    <form onSubmit={submit}>
      <Stack>
        <NativeSelect
          label={t('attendance.unit')}
          description={t('attendance.unitHint')}
          data-autofocus
          value={unit}
          data={sorted.map((each) => ({ value: each.id, label: each.label }))}
          onChange={(event) => pick(event.currentTarget.value)}
        />
        <Refused
          error={act.error}
          params={act.error instanceof Problem ? { unit: label(act.error.params.unit) } : {}}
        />
        <Ends onClose={onClose} action={t('attendance.clockInDo')} pending={act.isPending} />
      </Stack>
    </form>
  )
}

function ClockOut({ agent, onClose }: PartProps) {
  const { t } = useTranslation(['agent', 'common'])
  const { data: settings } = useQuery(queries.settings)
  const [reason, setReason] = useState<string | null>(null)
  const act = useAct(agent, onClose)
  const reasons = settings?.clock_out_reasons ?? []
  const blockedByCases = act.error instanceof Problem && act.error.code === 'cases_open'
  function submit(event: FormEvent) {
    event.preventDefault()
    act.mutate({ do: 'clock_out', ...(reason !== null && { reason }) })
  }
  return (
    <form onSubmit={submit}>
      <Stack>
        {reasons.length > 0 && (
          <Radio.Group label={t('attendance.reason')} value={reason} onChange={setReason} required>
            <Stack mt="xs" gap="xs">
              {reasons.map((each, at) => (
                <Radio key={each} value={each} label={each} {...(at === 0 && { 'data-autofocus': true })} />
              ))}
            </Stack>
          </Radio.Group>
        )}
        <Text size="sm" c="dimmed">
          {t('attendance.note')}
        </Text>
        <Refused error={act.error}>
          {blockedByCases && (
            <>
              <Text size="sm" mb="xs">
                {t('attendance.openCases')}
              </Text>
              <CaseList agent={agent} />
            </>
          )}
        </Refused>
        <Ends onClose={onClose} action={t('attendance.clockOutDo')} pending={act.isPending} />
      </Stack>
    </form>
  )
}

function Ends({ onClose, action, pending }: { onClose: () => void; action: string; pending: boolean }) {
  const { t } = useTranslation('common')
  return (
    <Group justify="flex-end">
      <Button variant="default" onClick={onClose}>
        {t('cancel')}
      </Button>
      <Button type="submit" loading={pending}>
        {action}
      </Button>
    </Group>
  )
}
