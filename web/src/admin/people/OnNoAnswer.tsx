// What happens to this agent once a queue's policy says so (S1.7): as the queue has it, or something of their own.
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Api } from '@/api/client'
import * as queries from '@/api/queries'
import { Block } from '../form/Block'
import { SavedSelect } from '../form/fields'
import type { AgentPartProps } from './agentPart'

type Outcome = Api<'NoAnswerOutcome'>
type Kind = Outcome['kind']
const KINDS: readonly Kind[] = ['none', 'pause_queue', 'leave_queue', 'leave_all', 'status', 'sign_out']
/** Those that last, so that something can be shown meanwhile. */
const LASTING: readonly Kind[] = ['pause_queue', 'leave_queue', 'leave_all', 'status']

export function OnNoAnswer({ agent, saver, readOnly }: AgentPartProps) {
  const { t } = useTranslation('people')
  const statuses = useQuery(queries.statuses).data ?? []
  const own = agent.no_answer
  const away = statuses.filter((status) => status.kind !== 'available')
  // Whoever chooses "a status" means some status: the one made for it, until another is chosen.
  const first = away.find((status) => status.id === 'do_not_disturb') ?? away[0]
  const outcome = (kind: Kind): Outcome => ({
    kind,
    status: kind === 'status' ? (own?.status ?? first?.id ?? null) : null,
    shown: LASTING.includes(kind) ? (own?.shown ?? null) : null,
  })
  return (
    <Block title={t('noAnswer.title')} hint={t('noAnswer.hint')}>
      <SavedSelect
        saver={saver}
        label={t('noAnswer.what')}
        description={t(`noAnswer.hints.${own?.kind ?? 'queue'}`)}
        value={own?.kind ?? null}
        patch={(kind) => ({ no_answer: kind === null ? null : outcome(kind) })}
        options={KINDS.filter((kind) => kind !== 'status' || first !== undefined).map((kind) => ({
          value: kind,
          label: t(`noAnswer.kinds.${kind}`),
        }))}
        none={t('noAnswer.kinds.queue')}
        disabled={readOnly}
      />
      {own?.kind === 'status' && (
        <SavedSelect
          saver={saver}
          label={t('noAnswer.status')}
          value={own.status}
          patch={(status) => ({ no_answer: { ...own, status } })}
          options={away.map(({ id, label }) => ({ value: id, label }))}
          disabled={readOnly}
        />
      )}
      {own !== null && LASTING.includes(own.kind) && (
        <SavedSelect
          saver={saver}
          label={t('noAnswer.shown')}
          description={t('noAnswer.shownHint')}
          value={own.shown}
          patch={(shown) => ({ no_answer: { ...own, shown } })}
          options={statuses.map(({ id, label }) => ({ value: id, label }))}
          none={t('noAnswer.shownNone')}
          disabled={readOnly}
        />
      )}
    </Block>
  )
}
