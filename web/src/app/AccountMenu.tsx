// The menu behind one's own avatar: status first (for agents), then appearance, language and signing out.
import { Avatar, Indicator, Menu, UnstyledButton } from '@mantine/core'
import { IconCheck, IconLogout } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Wish } from '@/agent/StatusItems'
import { LANGUAGES, type Language, speak } from '@/i18n'
import { shownLabel } from '@/i18n/words'
import { useBoard, useLink } from '@/live/context'
import { signOut, useMe, usePreferences } from '@/session/session'

const Attention = lazy(() => import('@/agent/Attention'))
const StatusItems = lazy(() => import('@/agent/StatusItems'))
const Wished = lazy(() => import('@/agent/Wished'))

const THEMES = ['auto', 'light', 'dark'] as const
const THEME_WORDS = {
  auto: 'account.themeAuto',
  light: 'account.themeLight',
  dark: 'account.themeDark',
} as const

export function AccountMenu() {
  const { t, i18n } = useTranslation()
  const me = useMe()
  const navigate = useNavigate()
  const [preferences, prefer] = usePreferences()
  const { agent } = me
  const row = useBoard((board) => (agent === null ? undefined : board.agents.get(agent)))
  const live = useLink().link === 'live'
  const [wish, setWish] = useState<Wish | null>(null)
  const button = useRef<HTMLButtonElement>(null)
  async function leave() {
    await signOut()
    await navigate({ to: '/sign-in', search: { why: 'signed_out' } })
  }
  function done() {
    setWish(null)
    button.current?.focus()
  }
  const chosen = <IconCheck size={16} aria-hidden />
  const name =
    row === undefined || !live
      ? t('account.menu', { name: me.name })
      : t('account.menuStatus', { name: me.name, status: shownLabel(row) })
  const menu = (
    <Menu position="bottom-end" width={280} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <UnstyledButton ref={button} title={name} data-stale={!live || undefined}>
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
      </Menu.Target>
      <Menu.Dropdown mah="calc(100dvh - 5rem)" style={{ overflowY: 'auto' }}>
        {agent !== null && (
          <Suspense>
            <StatusItems agent={agent} onWish={setWish} />
          </Suspense>
        )}
        <Menu.Label>{t('account.theme')}</Menu.Label>
        {THEMES.map((theme) => (
          <Menu.RadioItem
            key={theme}
            value={theme}
            checked={(preferences.theme ?? 'auto') === theme}
            checkIcon={chosen}
            onChange={() => void prefer({ theme })}
          >
            {t(THEME_WORDS[theme])}
          </Menu.RadioItem>
        ))}
        <Menu.Divider />
        <Menu.Label>{t('account.language')}</Menu.Label>
        {(Object.keys(LANGUAGES) as Language[]).map((language) => (
          <Menu.RadioItem
            key={language}
            value={language}
            lang={language}
            checked={i18n.language === language}
            checkIcon={chosen}
            onChange={() => {
              void speak(language)
              void prefer({ language })
            }}
          >
            {LANGUAGES[language]}
          </Menu.RadioItem>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={() => void leave()}>
          {t('account.signOut')}
          <br />
          <small>{t('account.signOutHint')}</small>
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
  return (
    <>
      {menu}
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
