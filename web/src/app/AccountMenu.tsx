// One's own avatar with a badge in the colour of one's status, and the menu behind it; on every page.
import { Avatar, Indicator, UnstyledButton } from '@mantine/core'
import { lazy, Suspense, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Wish } from '@/agent/StatusItems'
import { shownLabel } from '@/i18n/words'
import { useBoard, useLink } from '@/live/context'
import { useMe } from '@/session/session'
import { useLateMenu } from '@/ui/lateMenu'

const loadDropdown = () => import('./AccountDropdown')
const AccountDropdown = lazy(loadDropdown)
const Attention = lazy(() => import('@/agent/Attention'))
const Wished = lazy(() => import('@/agent/Wished'))

export function AccountMenu() {
  const { t } = useTranslation()
  const me = useMe()
  const { agent } = me
  const row = useBoard((board) => (agent === null ? undefined : board.agents.get(agent)))
  const live = useLink().link === 'live'
  const menu = useLateMenu(loadDropdown)
  const [wish, setWish] = useState<Wish | null>(null)
  const button = useRef<HTMLButtonElement>(null)
  function done() {
    setWish(null)
    button.current?.focus()
  }
  function change(now: boolean) {
    // The menu goes with its focus, so that is taken back before.
    if (!now && document.activeElement?.closest('[role=menu]') != null) button.current?.focus()
    menu.setOpened(now)
  }
  const name =
    row === undefined || !live
      ? t('account.menu', { name: me.name })
      : t('account.menuStatus', { name: me.name, status: shownLabel(row) })
  const face = (loaded: boolean) => (
    <UnstyledButton ref={button} title={name} data-stale={!live || undefined} {...menu.reach(loaded)}>
      <span className="rr-hidden">{name}</span>
      <Indicator
        disabled={row === undefined}
        color={row?.colour}
        size={14}
        offset={4}
        position="bottom-end"
        withBorder
      >
        <Avatar name={me.name} color="ink" size={36} alt="" aria-hidden />
      </Indicator>
    </UnstyledButton>
  )
  return (
    <>
      {menu.wanted ? (
        <Suspense fallback={face(false)}>
          <AccountDropdown opened={menu.opened} onChange={change} onWish={setWish}>
            {face(true)}
          </AccountDropdown>
        </Suspense>
      ) : (
        face(false)
      )}
      {agent !== null && (
        <Suspense>
          <Attention agent={agent} />
        </Suspense>
      )}
      {agent !== null && wish !== null && (
        <Suspense>
          <Wished agent={agent} wish={wish} onDone={done} />
        </Suspense>
      )}
    </>
  )
}
