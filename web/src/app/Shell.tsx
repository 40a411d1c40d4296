// The frame of every page: where one can go, who one is, and whether what is seen is live.
import { Burger, Group, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { Link, Outlet, useLocation, useNavigate } from '@tanstack/react-router'
import { Suspense, useCallback, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import * as queries from '@/api/queries'
import { LiveProvider } from '@/live/context'
import { NotificationBell } from '@/notifications/NotificationBell'
import { receive } from '@/notifications/receive'
import { forgetEverything, type Me, may, useMe } from '@/session/session'
import { Waiting } from '@/ui/States'
import { AccountMenu } from './AccountMenu'
import { LinkBanner } from './LinkBanner'
import { NewVersion } from './NewVersion'
import classes from './Shell.module.css'
import { usePreferred } from './usePreferred'

type Page = '/me' | '/day' | '/tasks' | '/board' | '/withdrawals' | '/reports' | '/admin'

function pagesOf(
  me: Me,
): { to: Page; word: 'me' | 'day' | 'tasks' | 'board' | 'withdrawals' | 'reports' | 'admin' }[] {
  const agent = me.agent !== null
  const sees = may(me, 'see_agents')
  return [
    ...(agent
      ? ([
          { to: '/me', word: 'me' },
          { to: '/day', word: 'day' },
        ] as const)
      : []),
    ...(sees
      ? ([
          { to: '/board', word: 'board' },
          { to: '/withdrawals', word: 'withdrawals' },
          { to: '/reports', word: 'reports' },
        ] as const)
      : []),
    { to: '/tasks', word: 'tasks' },
    ...(may(me, 'configure') || may(me, 'manage_users') || may(me, 'read_audit')
      ? ([{ to: '/admin', word: 'admin' }] as const)
      : []),
  ]
}

export function Shell() {
  const { t } = useTranslation()
  const me = useMe()
  const navigate = useNavigate()
  const { pathname } = useLocation()
  const [opened, { toggle, close }] = useDisclosure()
  const content = useRef<HTMLElement>(null)
  usePreferred()
  const onAccess = useCallback(
    (what: 'signed_out' | 'forbidden' | 'changed') => {
      if (what === 'changed') void queries.queryClient.invalidateQueries()
      if (what !== 'signed_out') return
      forgetEverything()
      void navigate({
        to: '/sign-in',
        search: { next: window.location.pathname + window.location.search, why: 'ended' },
        replace: true,
      })
    },
    [navigate],
  )
  // After a change of page the focus is at its heading, as it would be after loading one.
  const shown = useRef(pathname)
  useEffect(() => {
    if (shown.current === pathname) return
    shown.current = pathname
    close()
    content.current?.focus({ preventScroll: true })
  }, [pathname, close])

  if (pathname === '/wall') {
    return (
      <LiveProvider scope="all" onNotification={receive} onAccess={onAccess}>
        <LinkBanner />
        <NewVersion />
        <main>
          <Suspense fallback={<Waiting />}>
            <Outlet />
          </Suspense>
        </main>
      </LiveProvider>
    )
  }
  const pages = pagesOf(me)
  return (
    <LiveProvider scope={may(me, 'see_agents') ? 'all' : 'own'} onNotification={receive} onAccess={onAccess}>
      <a className={classes.skip} href="#content">
        {t('skip')}
      </a>
      <header className={classes.header}>
        <Group wrap="nowrap" gap="xs">
          <Burger
            opened={opened}
            onClick={toggle}
            hiddenFrom="md"
            size="sm"
            aria-label={t('nav.menu')}
            aria-expanded={opened}
          />
          <Text fw={700} component={Link} to="/" className={classes.brand}>
            {t('appName')}
          </Text>
          <Group component="nav" gap={4} visibleFrom="md" aria-label={t('nav.label')} wrap="nowrap">
            <Links pages={pages} />
          </Group>
        </Group>
        <Group wrap="nowrap" gap="xs">
          <NotificationBell />
          <AccountMenu />
        </Group>
      </header>
      {opened && (
        <Group component="nav" className={classes.drawer} aria-label={t('nav.label')} hiddenFrom="md">
          <Links pages={pages} />
        </Group>
      )}
      <main id="content" ref={content} tabIndex={-1} className={classes.main}>
        <LinkBanner />
        <NewVersion />
        <Suspense fallback={<Waiting />}>
          <Outlet />
        </Suspense>
      </main>
    </LiveProvider>
  )
}

function Links({ pages }: { pages: ReturnType<typeof pagesOf> }) {
  const { t } = useTranslation()
  return pages.map(({ to, word }) => (
    <Link
      key={to}
      to={to}
      className={classes.link}
      activeProps={{ 'data-active': true, 'aria-current': 'page' }}
    >
      {t(`nav.${word}`)}
    </Link>
  ))
}
