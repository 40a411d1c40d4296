// One's own avatar with a badge in the colour of one's status, and the menu behind it; on every page.
import { Avatar, Indicator, UnstyledButton } from '@mantine/core'
import { lazy, Suspense, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Wish } from '@/agent/StatusItems'
import { shownLabel } from '@/i18n/words'
import { useBoard, useLink } from '@/live/context'
import { useMe } from '@/session/session'

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
  const [opened, setOpened] = useState(false)
  const [everOpened, setEverOpened] = useState(false)
  const [wish, setWish] = useState<Wish | null>(null)
  const button = useRef<HTMLButtonElement>(null)
  function done() {
    setWish(null)
    button.current?.focus()
  }
  function change(now: boolean) {
    // The menu goes with its focus, so that is taken back before.
    if (!now && document.activeElement?.closest('[role=menu]') != null) button.current?.focus()
    setOpened(now)
  }
  const name =
    row === undefined || !live
      ? t('account.menu', { name: me.name })
      : t('account.menuStatus', { name: me.name, status: shownLabel(row) })
  function open() {
    setEverOpened(true)
    setOpened(true)
  }
  // The menu is loaded when somebody reaches for it; pressed before it is there, it opens as soon as it is.
  const face = (loaded: boolean) => (
    <UnstyledButton
      ref={button}
      aria-haspopup="menu"
      onClick={loaded ? undefined : open}
      onPointerEnter={() => void loadDropdown()}
      onFocus={() => void loadDropdown()}
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
      {everOpened ? (
        <Suspense fallback={face(false)}>
          <AccountDropdown opened={opened} onChange={change} onWish={setWish}>
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
