// Why a call may or may not ring an agent: now, or at an instant of the past.
import { lazy } from 'react'
import { useTranslation } from 'react-i18next'
import { useNames } from './names'
import { WhyDialog } from './WhyDialog'

const AgentExplanation = lazy(() => import('./AgentExplanation'))

export type WhyAgentProps = {
  agent: string
  /** Only this queue of theirs. */
  queue?: string
  /** The instant (RFC 3339) that is looked at first; without it, now. */
  at?: string
  opened: boolean
  onClose: () => void
}

/** A dialog that opens this one leaves Escape and the focus to it meanwhile: `closeOnEscape`, `trapFocus`. */
export function WhyAgent({ agent, queue, at, opened, onClose }: WhyAgentProps) {
  const { t } = useTranslation('why')
  const names = useNames()
  return (
    <WhyDialog title={t('title', { name: names.agent(agent) })} opened={opened} onClose={onClose}>
      <AgentExplanation key={`${agent} ${queue} ${at}`} agent={agent} queue={queue} at={at} />
    </WhyDialog>
  )
}
