// `/day`: my own day, and the calls that I missed.
import { useTranslation } from 'react-i18next'
import { useMe } from '@/session/session'
import { Empty } from '@/ui/States'
import { AgentDay } from './AgentDay'
import type { WhyAgent } from './Detail'

export function MyDayPage({ Why }: { Why?: WhyAgent }) {
  const { t } = useTranslation(['history', 'common'])
  const me = useMe()
  // Whoever is no agent does not come here; rights may change while the page is open.
  if (me.agent === null) return <Empty title={t('common:notAllowed')} hint={t('common:notAllowedHint')} />
  return <AgentDay agent={me.agent} name={me.name} isOwn title={t('myDay')} Why={Why} />
}
