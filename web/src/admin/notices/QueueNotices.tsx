// Who is told of callers who wait: of one queue, or of those that are new.
import { useTranslation } from 'react-i18next'
import { Block, type Part, type Saver } from '../form'
import { type Notice, NoticeFields } from './NoticeFields'

const NAMES = ['long_wait', 'nobody_ready'] as const
type Notices = { [Name in (typeof NAMES)[number]]?: Notice }

type QueueNoticesProps<Patch> = {
  saver: Saver<Patch>
  title: string
  notices: Notices
  patch: (part: Part<Notices>) => Patch
}

export function QueueNotices<Patch>({ saver, title, notices, patch }: QueueNoticesProps<Patch>) {
  const { t } = useTranslation('admin')
  return (
    <Block title={title} hint={t('notices.queueHint')}>
      {NAMES.map((name) => (
        <NoticeFields
          key={name}
          saver={saver}
          name={name}
          notice={notices[name]}
          patch={(part) => patch({ [name]: part })}
        />
      ))}
    </Block>
  )
}
