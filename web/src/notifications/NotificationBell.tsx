// The bell in the header: how many notifications this user has not seen, and the panel with all of them.
import { ActionIcon, Indicator } from '@mantine/core'
import { useClickOutside, useDisclosure } from '@mantine/hooks'
import { IconBell } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { lazy, Suspense, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useLink } from '@/live/context'
import type { NotificationRow } from '@/live/frames'
import { usePreferences } from '@/session/session'
import { useAnnounce } from '@/ui/announce'
import { tellOutside } from '@/ui/desktop'
import { useGathered } from '@/ui/gathered'
import { useNames } from '@/why/names'
import classes from './Panel.module.css'
import { notifications, onNew } from './receive'
import { notificationSaid } from './sentences'
import { useToAgent } from './toAgent'

const Panel = lazy(() => import('./Panel'))

/** More are "many": the number matters no longer, and does not fit. */
const MOST_COUNTED = 99

/** Waits for its words beside the page, not before it. */
export function NotificationBell() {
  return (
    <Suspense>
      <Bell />
    </Suspense>
  )
}

function Bell() {
  const { t } = useTranslation(['notifications', 'why', 'common'])
  const { link } = useLink()
  const [opened, { toggle, close }] = useDisclosure()
  const place = useClickOutside<HTMLDivElement>(close)
  // Notifications stand beside the stream: they are asked for once after each connecting.
  const list = useInfiniteQuery({ ...notifications, enabled: link === 'live' })
  const loaded = list.data?.pages.flatMap((page) => page.items) ?? []
  const unseen = loaded.filter((each) => each.seen_at === null).length
  const more = list.hasNextPage && loaded.at(-1)?.seen_at === null
  useNews()
  const many = more || unseen > MOST_COUNTED
  const count = Math.min(unseen, MOST_COUNTED)
  const name = unseen === 0 ? t('bell') : many ? t('bellMany', { count }) : t('bellUnseen', { count })
  return (
    <div ref={place} className={classes.place}>
      <Indicator
        label={many ? `${count}+` : count}
        disabled={unseen === 0}
        size={18}
        color="red"
        offset={6}
        inline
      >
        <ActionIcon
          variant="subtle"
          color="gray"
          size={44}
          onClick={toggle}
          aria-label={name}
          aria-haspopup="dialog"
          aria-expanded={opened}
        >
          <IconBell aria-hidden />
        </ActionIcon>
      </Indicator>
      {opened && (
        <Suspense>
          <Panel list={list} items={loaded} unseen={unseen} onClose={close} />
        </Suspense>
      )}
    </div>
  )
}

/** What comes is spoken politely, several at once as their number; and shown outside of the page, if that is wished. */
function useNews(): void {
  const { t } = useTranslation(['notifications', 'why', 'common'])
  const names = useNames()
  const announce = useAnnounce()
  const [{ desktop }] = usePreferences()
  const toAgent = useToAgent()
  const tell = useGathered<NotificationRow>((came) => {
    const [first] = came
    if (first === undefined) return
    const said = came.length === 1 ? notificationSaid(first, names) : t('new', { count: came.length })
    announce(said)
    if (desktop === true) tellOutside('notifications', t('common:appName'), said, () => toAgent(first.agent))
  })
  useEffect(() => onNew(tell), [tell])
}
