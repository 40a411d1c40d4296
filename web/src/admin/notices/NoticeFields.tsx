// One rule by which people are told of something that lasts: who, and after how long.
import { SimpleGrid } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Api } from '@/api/client'
import { type Part, SavedDuration, SavedMulti, type Saver } from '../form'
import { usePool } from '../queues/usePool'

export type Notice = Api<'Notice'>
export type NoticeName = 'long_wait' | 'nobody_ready' | 'link_down' | 'drift_notice'
const DAY_S = 86_400
/** What stands where nothing was set; the document cannot say that the server always says it. */
const NOTHING: Notice = { users: [], after_s: 60 }

type NoticeFieldsProps<Patch> = {
  saver: Saver<Patch>
  /** Its field in the configuration, by which its words are found. */
  name: NoticeName
  notice: Notice | undefined
  patch: (part: Part<Notice>) => Patch
}

export function NoticeFields<Patch>({ saver, name, notice = NOTHING, patch }: NoticeFieldsProps<Patch>) {
  const { t } = useTranslation('admin')
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }}>
      <NoticeUsers
        saver={saver}
        label={t(`field.${name}_users`)}
        value={notice.users}
        patch={(users) => patch({ users })}
      />
      <SavedDuration
        saver={saver}
        label={t(`field.${name}_after_s`)}
        value={notice.after_s}
        patch={(after_s) => patch({ after_s })}
        min={1}
        max={DAY_S}
      />
    </SimpleGrid>
  )
}

type NoticeUsersProps<Patch> = {
  saver: Saver<Patch>
  label: string
  value: readonly string[]
  patch: (users: string[]) => Patch
}

/** Who is told. Whoever may not manage users sees ids, and may name themselves. */
export function NoticeUsers<Patch>({ saver, label, value, patch }: NoticeUsersProps<Patch>) {
  const { t } = useTranslation('admin')
  const { names, users } = usePool()
  return (
    <SavedMulti
      saver={saver}
      label={label}
      value={value}
      patch={(chosen) => patch([...chosen])}
      options={[...new Set([...users, ...value])].map((id) => ({ value: id, label: names.user(id) }))}
      empty={t('notices.nobody')}
    />
  )
}
