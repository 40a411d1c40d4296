// What opens behind one's own avatar; loaded after the page, since nothing of it is needed to draw one.
import { Flex, Menu } from '@mantine/core'
import { IconBell, IconCheck, IconLogout } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import StatusItems, { type Wish } from '@/agent/StatusItems'
import { LANGUAGES, type Language, speak } from '@/i18n'
import { failure } from '@/i18n/words'
import { signOut, useMe, usePreferences } from '@/session/session'
import { notice } from '@/ui/notice'

const THEMES = ['auto', 'light', 'dark'] as const
const THEME_WORDS = {
  auto: 'account.themeAuto',
  light: 'account.themeLight',
  dark: 'account.themeDark',
} as const

type AccountDropdownProps = {
  opened: boolean
  onChange: (opened: boolean) => void
  onWish: (wish: Wish) => void
  /** The button that it belongs to. */
  children: ReactElement
}

export default function AccountDropdown({ opened, onChange, onWish, children }: AccountDropdownProps) {
  const { t, i18n } = useTranslation()
  const { agent } = useMe()
  const navigate = useNavigate()
  const [preferences, prefer] = usePreferences()
  async function leave() {
    try {
      await signOut()
      await navigate({ to: '/sign-in', search: { why: 'signed_out' } })
    } catch (error) {
      void notice(failure(error), 'red')
    }
  }
  const chosen = <IconCheck size={16} aria-hidden />
  return (
    <Menu
      opened={opened}
      onChange={onChange}
      position="bottom-end"
      width={280}
      withInitialFocusPlaceholder={false}
    >
      <Menu.Target>{children}</Menu.Target>
      <Menu.Dropdown mah="calc(100dvh - 5rem)" style={{ overflowY: 'auto' }}>
        {agent !== null && <StatusItems agent={agent} onWish={onWish} />}
        <Menu.Label>{t('account.theme')}</Menu.Label>
        {/* Side by side: the whole menu should stand on a small screen. */}
        <Flex wrap="wrap">
          {THEMES.map((theme) => (
            <Menu.RadioItem
              key={theme}
              value={theme}
              flex={theme === 'auto' ? '1 0 100%' : '1 0 0'}
              checked={(preferences.theme ?? 'auto') === theme}
              checkIcon={chosen}
              onChange={() => void prefer({ theme })}
            >
              {t(THEME_WORDS[theme])}
            </Menu.RadioItem>
          ))}
        </Flex>
        <Menu.Divider />
        <Menu.Label>{t('account.language')}</Menu.Label>
        <Flex>
          {(Object.keys(LANGUAGES) as Language[]).map((language) => (
            <Menu.RadioItem
              key={language}
              value={language}
              lang={language}
              flex="1 0 0"
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
        </Flex>
        <Menu.Divider />
        <Menu.Item component={Link} to="/told" leftSection={<IconBell size={16} aria-hidden />}>
          {t('account.told')}
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={() => void leave()}>
          {t('account.signOut')}
          <br />
          <small>{t('account.signOutHint')}</small>
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
