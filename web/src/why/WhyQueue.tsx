// Who of a queue can be rung, and why the others cannot; whom its callers wait for.
import { lazy, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNames } from './names'
import { WhyAgent } from './WhyAgent'
import { WhyCall } from './WhyCall'
import { WhyDialog } from './WhyDialog'

const QueueExplanation = lazy(() => import('./QueueExplanation'))

export type WhyQueueProps = { queue: string; opened: boolean; onClose: () => void }

export function WhyQueue({ queue, opened, onClose }: WhyQueueProps) {
  const { t } = useTranslation('why')
  const names = useNames()
  const [asked, setAsked] = useState<{ agent: string } | { call: string } | null>(null)
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
          onAgent={(agent) => setAsked({ agent })}
          onCall={(call) => setAsked({ call })}
        />
      </WhyDialog>
      {asked !== null &&
        ('agent' in asked ? (
          <WhyAgent agent={asked.agent} queue={queue} opened={opened} onClose={() => setAsked(null)} />
        ) : (
          <WhyCall call={asked.call} opened={opened} onClose={() => setAsked(null)} />
        ))}
    </>
  )
}
