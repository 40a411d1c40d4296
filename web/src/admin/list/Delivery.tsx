// What became of something that was to be delivered outside: its state, the tries, and the choice among states.
import { Select, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Api } from '@/api/client'
import { dateTime } from '@/i18n/format'
import { Mark } from './Mark'

export type DeliveryState = Api<'DeliveryInfo'>['state']
const STATES: readonly DeliveryState[] = ['waiting', 'done', 'failed']
const TONES = { waiting: 'plain', done: 'good', failed: 'bad' } as const

export function DeliveryMark({ state }: { state: DeliveryState }) {
  const { t } = useTranslation('admin')
  return <Mark tone={TONES[state]}>{t(`delivery.${state}`)}</Mark>
}

type TriesProps = {
  /** `due`: when it is tried next; of what is over, when it was tried last. */
  delivery: { state: DeliveryState; attempts: number; due: string }
  /** Why the last try failed, in words. */
  error: string | null
}

export function Tries({ delivery: { state, attempts, due }, error }: TriesProps) {
  const { t } = useTranslation('admin')
  return (
    <>
      <Text size="sm" className="rr-digits">
        {t(state === 'waiting' ? 'delivery.triesNext' : 'delivery.tries', {
          count: attempts,
          at: dateTime(due),
        })}
      </Text>
      {error !== null && (
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
          {t('delivery.error', { error })}
        </Text>
      )}
    </>
  )
}

type StateSelectProps = { state: DeliveryState | null; onChange: (state: DeliveryState | null) => void }

/** Only those of one state; null: all. */
export function StateSelect({ state, onChange }: StateSelectProps) {
  const { t } = useTranslation(['admin', 'common'])
  return (
    <Select
      label={t('delivery.state')}
      placeholder={t('common:all')}
      data={STATES.map((value) => ({ value, label: t(`delivery.${value}`) }))}
      value={state}
      onChange={(value) => onChange(value as DeliveryState | null)}
      clearable
      clearButtonProps={{ 'aria-label': t('delivery.allStates') }}
      w={200}
    />
  )
}
