// Who of a queue can be rung, and why the others cannot; whom its callers wait for. Now, or at an instant of the past.
import { lazy, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNames } from './names'
import { WhyAgent } from './WhyAgent'
import { WhyCall } from './WhyCall'
import { WhyDialog } from './WhyDialog'

const QueueExplanation = lazy(() => import('./QueueExplanation'))

type Asked = { agent: string; at: string | undefined } | { call: string; caller: string }
export type WhyQueueProps = { queue: string; opened: boolean; onClose: () => void }

export function WhyQueue({ queue, opened, onClose }: WhyQueueProps) {
  const { t } = useTranslation('why')
  const names = useNames()
  const [asked, setAsked] = useState<Asked | null>(null)
  return (
    <>
      <WhyDialog
        title={t('title', { name: names.queue(queue) })}
        opened={opened}
        onClose={onClose}
        covered={asked !== null}
      >
        <QueueExplanation
          queue={queue}
          onAgent={(agent, at) => setAsked({ agent, at })}
          onCall={({ id, caller }) => setAsked({ call: id, caller })}
        />
      </WhyDialog>
      {asked !== null &&
        ('agent' in asked ? (
          <WhyAgent {...asked} queue={queue} opened={opened} onClose={() => setAsked(null)} />
        ) : (
          <WhyCall {...asked} opened={opened} onClose={() => setAsked(null)} />
        ))}
    </>
  )
}
