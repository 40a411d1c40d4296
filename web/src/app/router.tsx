// The pages and their addresses. Each page is loaded when it is opened.
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
  type SearchSchemaInput,
} from '@tanstack/react-router'
import { whenSessionEnds } from '@/api/client'
import { Problem } from '@/api/problem'
import { forgetEverything, loadMe, type Me, may, startPage } from '@/session/session'
import { Waiting } from '@/ui/States'
import { Crashed, Missing } from './Crashed'
import { Shell } from './Shell'

type SignInSearch = { next?: string; why?: 'ended' | 'signed_out' }

const root = createRootRoute({ component: Outlet, notFoundComponent: Missing, errorComponent: Crashed })

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search: SignInSearch & SearchSchemaInput): SignInSearch => ({
    // Only a path of this application: an address of another host would lead astray.
    ...(typeof search.next === 'string' && /^\/(?![/\\\s])/.test(search.next) && { next: search.next }),
    ...((search.why === 'ended' || search.why === 'signed_out') && { why: search.why }),
  }),
  component: lazyRouteComponent(() => import('@/session/SignInPage'), 'SignInPage'),
})

/** All pages of somebody who is signed in. */
const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  beforeLoad: async ({ location }) => {
    try {
      return { me: await loadMe() }
    } catch (error) {
      if (!(error instanceof Problem) || error.status !== 401) throw error
      const next = location.href === '/' ? undefined : location.href
      throw redirect({ to: '/sign-in', search: { next } })
    }
  },
  component: Shell,
})

const start = createRoute({
  getParentRoute: () => inside,
  path: '/',
  beforeLoad: ({ context }) => {
    throw redirect({ to: startPage(context.me), replace: true })
  },
})

/** Refuses a page to who has no business there; the server refuses its data in any case. */
const onlyFor = (allowed: (me: Me) => boolean) => ({
  beforeLoad: ({ context }: { context: { me: Me } }) => {
    if (!allowed(context.me)) throw redirect({ to: startPage(context.me), replace: true })
  },
})
const agents = onlyFor((me) => me.agent !== null)
const supervisors = onlyFor((me) => may(me, 'see_agents'))
const managers = onlyFor((me) => may(me, 'see_attendance'))
const administrators = onlyFor(
  (me) => may(me, 'configure') || may(me, 'manage_users') || may(me, 'read_audit'),
)

const pages = [
  createRoute({
    getParentRoute: () => inside,
    path: '/me',
    component: lazyRouteComponent(() => import('@/agent/AgentPage'), 'AgentPage'),
    ...agents,
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/day',
    component: lazyRouteComponent(() => import('./HistoryPages'), 'MyDay'),
    ...agents,
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/tasks',
    component: lazyRouteComponent(() => import('@/tasks/TasksPage'), 'TasksPage'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/told',
    component: lazyRouteComponent(() => import('@/notifications/HowIAmTold'), 'HowIAmTold'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/board',
    component: lazyRouteComponent(() => import('@/board/BoardPage'), 'BoardPage'),
    ...supervisors,
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/withdrawals',
    component: lazyRouteComponent(() => import('@/board/WithdrawalsPage'), 'WithdrawalsPage'),
    ...supervisors,
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/reports',
    component: lazyRouteComponent(() => import('@/reports/ReportsPage'), 'ReportsPage'),
    ...supervisors,
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/reports/schedules',
    component: lazyRouteComponent(() => import('@/reports/SchedulesPage'), 'SchedulesPage'),
    ...supervisors,
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/reports/what-if',
    component: lazyRouteComponent(() => import('@/reports/WhatIfPage'), 'WhatIfPage'),
    ...managers,
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/wall',
    component: lazyRouteComponent(() => import('@/board/WallPage'), 'WallPage'),
    ...supervisors,
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/agents/$agent',
    component: lazyRouteComponent(() => import('./HistoryPages'), 'AgentDay'),
    ...supervisors,
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/admin',
    component: lazyRouteComponent(() => import('@/admin/AdminPage'), 'AdminPage'),
    ...administrators,
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/admin/$section',
    component: lazyRouteComponent(() => import('@/admin/AdminPage'), 'AdminPage'),
    ...administrators,
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/admin/$section/$key',
    component: lazyRouteComponent(() => import('@/admin/AdminPage'), 'AdminPage'),
    ...administrators,
  }),
]

export const router = createRouter({
  routeTree: root.addChildren([signIn, inside.addChildren([start, ...pages])]),
  defaultPendingComponent: Waiting,
  defaultErrorComponent: Crashed,
  scrollRestoration: true,
})

whenSessionEnds(() => {
  const { href, pathname } = router.state.location
  if (pathname === '/sign-in') return
  forgetEverything()
  void router.navigate({ to: '/sign-in', search: { next: href, why: 'ended' }, replace: true })
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
