// Why a call was not answered sooner: who was tried, and why not the others.
import { lazy, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useBoard } from '@/live/context'
import { WhyDialog } from './WhyDialog'

const CallExplanation = lazy(() => import('./CallExplanation'))

/** `caller`: of a call that may wait no more. */
export type WhyCallProps = { call: string; caller?: string; opened: boolean; onClose: () => void }

export function WhyCall({ call, caller: told, opened, onClose }: WhyCallProps) {
  const { t } = useTranslation('why')
  const waiting = useBoard((board) => board.calls.get(call))
  // Once it is answered it waits no more, but is still the call that was asked about.
  const known = useRef<{ call: string; caller: string } | null>(null)
  if (waiting !== undefined) known.current = { call, caller: waiting.caller || t('ofCall.anonymous') }
  const caller =
    known.current?.call === call
      ? known.current.caller
      : told === undefined
        ? call
        : told || t('ofCall.anonymous')
  return (
    <WhyDialog title={t('ofCall.titleOf', { caller })} opened={opened} onClose={onClose}>
      <CallExplanation key={call} call={call} />
    </WhyDialog>
  )
}
