// What a page shows that rests on the live rows, before there are any: they are coming, or none will come.
import { useTranslation } from 'react-i18next'
import { useLink } from '@/live/context'
import { Empty, Waiting } from './States'

/** For who may see nobody, the wait would never end. */
export function Connecting() {
  const { t } = useTranslation()
  const { link } = useLink()
  if (link !== 'ended') return <Waiting />
  return <Empty heading title={t('link.nobody')} hint={t('link.nobodyHint')} />
}
