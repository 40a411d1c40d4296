// One's own avatar with a badge in the colour of one's status, and the menu behind it; on every page.
import { Avatar, Indicator, UnstyledButton } from '@mantine/core'
import { lazy, Suspense, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Wish } from '@/agent/StatusItems'
import { shownLabel } from '@/i18n/words'
import { useBoard, useLink } from '@/live/context'
import { useMe } from '@/session/session'

const AccountDropdown = lazy(() => import('./AccountDropdown'))
const Attention = lazy(() => import('@/agent/Attention'))
const Wished = lazy(() => import('@/agent/Wished'))

export function AccountMenu() {
  const { t } = useTranslation()
  const me = useMe()
  const { agent } = me
  const row = useBoard((board) => (agent === null ? undefined : board.agents.get(agent)))
  const live = useLink().link === 'live'
  const [opened, setOpened] = useState(false)
  const [wish, setWish] = useState<Wish | null>(null)
  const button = useRef<HTMLButtonElement>(null)
  function done() {
    setWish(null)
    button.current?.focus()
  }
  const name =
    row === undefined || !live
      ? t('account.menu', { name: me.name })
      : t('account.menuStatus', { name: me.name, status: shownLabel(row) })
  // Pressed before the menu is there, it opens as soon as it is.
  const face = (loaded: boolean) => (
    <UnstyledButton
      ref={button}
      aria-haspopup="menu"
      onClick={loaded ? undefined : () => setOpened(true)}
      title={name}
      data-stale={!live || undefined}
    >
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
      <Suspense fallback={face(false)}>
        <AccountDropdown opened={opened} onChange={setOpened} onWish={setWish}>
          {face(true)}
        </AccountDropdown>
      </Suspense>
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
