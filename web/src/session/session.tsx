// Who sits here: asked once, kept for all pages, with what this person prefers. Signing in is no status (S4.9).
import { useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import { type Api, api, asked, setCsrfToken } from '@/api/client'
import * as queries from '@/api/queries'
import { setZone } from '@/i18n/format'
import { failure } from '@/i18n/words'
import { notice } from '@/ui/notice'

export type Me = Api<'Me'>
export type Right = Me['rights'][number]

/** Who is signed in; makes their zone and CSRF token hold. Throws `Problem` (unauthenticated). */
export async function loadMe(): Promise<Me> {
  const me = await queries.queryClient.ensureQueryData(queries.me)
  setCsrfToken(me.csrf_token ?? null)
  setZone(me.organisation.zone)
  return me
}

/** Who is signed in. Only below the shell, where it is known. */
export function useMe(): Me {
  return useSuspenseQuery(queries.me).data
}

export function may(me: Me, right: Right): boolean {
  return me.rights.includes(right)
}

/** The page that somebody begins with. */
export function startPage(me: Me): '/me' | '/board' | '/admin' {
  if (may(me, 'see_agents')) return '/board'
  if (me.agent !== null) return '/me'
  return may(me, 'configure') || may(me, 'manage_users') ? '/admin' : '/me'
}

export async function signIn(login: Api<'Login'>): Promise<Me> {
  await asked(api.POST('/api/v1/auth/login', { body: login }))
  forgetEverything()
  return loadMe()
}

export async function signOut(): Promise<void> {
  await asked(api.POST('/api/v1/auth/logout'))
  forgetEverything()
}

/** Nothing of one person is kept for the next. */
export function forgetEverything(): void {
  queries.queryClient.clear()
  setCsrfToken(null)
}

export type Preferences = {
  theme?: 'light' | 'dark' | 'auto'
  language?: string
  /** Whether calls and warnings are also told outside of the page. */
  desktop?: boolean
  /** What each page keeps for itself. */
  [page: string]: unknown
}

let keeping: Promise<void> = Promise.resolve()

/** One part after the other, each beside what the server has: another window may have kept something meanwhile. */
function keep(part: Preferences): Promise<void> {
  const kept = keeping.then(async () => {
    const known = await asked(api.GET('/api/v1/me/preferences'))
    await asked(api.PUT('/api/v1/me/preferences', { body: { ...known, ...part } }))
  })
  keeping = kept.catch(() => undefined)
  return kept
}

/** What this person prefers, and a way to change a part of it: seen at once, kept on the server, or told that it is not. */
export function usePreferences(): [Preferences, (part: Preferences) => Promise<void>] {
  const client = useQueryClient()
  const { data } = useQuery(queries.preferences)
  const change = useCallback(
    async (part: Preferences) => {
      const { queryKey } = queries.preferences
      let before: Preferences | undefined
      try {
        before = await client.ensureQueryData(queries.preferences)
        client.setQueryData(queryKey, { ...before, ...part })
        await keep(part)
      } catch (error) {
        client.setQueryData(queryKey, before)
        void notice(failure(error), 'red')
      }
    },
    [client],
  )
  return [(data ?? {}) as Preferences, change]
}
