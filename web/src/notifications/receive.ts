// What this user was told: the list as the server answers it, kept up by the live stream without asking again.
// Belongs here: the list itself; the bell shows it.
import { type InfiniteData, infiniteQueryOptions } from '@tanstack/react-query'
import { type Api, api, asked } from '@/api/client'
import { queryClient } from '@/api/queries'
import type { NotificationRow } from '@/live/frames'

type Page = Api<'Page_NotificationRow_'>
type List = InfiniteData<Page, string | undefined>

const PAGE = 30

export const notifications = infiniteQueryOptions({
  queryKey: ['notifications'],
  queryFn: ({ pageParam, signal }) =>
    asked(
      api.GET('/api/v1/notifications', { params: { query: { limit: PAGE, cursor: pageParam } }, signal }),
    ),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (last: Page) => last.next ?? undefined,
  staleTime: 0,
})

const listeners = new Set<(told: NotificationRow) => void>()

/** Calls back with each notification that is new; answers how to stop it. */
export function onNew(listener: (told: NotificationRow) => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** A notification came by the live stream, or was seen: into the list, and on to whoever listens. */
export function receive(told: NotificationRow): void {
  const known = queryClient.getQueryData<List>(notifications.queryKey)
  const isNew = told.seen_at === null && !(known !== undefined && contains(known, told.id))
  queryClient.setQueryData<List>(notifications.queryKey, (list) =>
    list === undefined ? list : merged(list, told),
  )
  // An answer that is under way may have been made before it.
  const { queryKey } = notifications
  if (queryClient.isFetching({ queryKey }) > 0) void queryClient.invalidateQueries({ queryKey })
  if (isNew) for (const listener of listeners) listener(told)
}

function contains({ pages }: List, id: number): boolean {
  return pages.some((page) => page.items.some((each) => each.id === id))
}

/** The list with this notification: in its place if it is known, at the top if it is newer than all, else as it was. */
export function merged(list: List, told: NotificationRow): List {
  const { pages } = list
  if (contains(list, told.id)) {
    const replaced = pages.map((page) => ({
      ...page,
      items: page.items.map((each) => (each.id === told.id ? told : each)),
    }))
    return { ...list, pages: replaced }
  }
  const [first, ...rest] = pages
  const newest = first?.items[0]
  if (first === undefined || (newest !== undefined && newest.id > told.id)) return list
  return { ...list, pages: [{ ...first, items: [told, ...first.items] }, ...rest] }
}

async function markSeen(id: number): Promise<void> {
  const path = { notification: id }
  await asked(api.POST('/api/v1/notifications/{notification}/seen', { params: { path } }))
}

/** Seen at once on the screen; if the server refuses, the list is asked for anew. */
export async function see(told: NotificationRow, now: string): Promise<void> {
  queryClient.setQueryData<List>(notifications.queryKey, (list) =>
    list === undefined ? list : merged(list, { ...told, seen_at: now }),
  )
  try {
    await markSeen(told.id)
  } catch (error) {
    void queryClient.invalidateQueries({ queryKey: notifications.queryKey })
    throw error
  }
}

const MOST = 200

/** All that this user has not seen, also those that are not loaded. One after the other: it is no hurry. */
export async function seeAll(now: string): Promise<void> {
  const query = { limit: MOST, unseen: true }
  const { items } = await asked(api.GET('/api/v1/notifications', { params: { query } }))
  for (const told of items) await see(told, now)
}
