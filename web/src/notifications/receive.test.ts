// The list of notifications under what the stream brings, and its words.
import i18next from 'i18next'
import { beforeEach, expect, test, vi } from 'vitest'
import type { Api } from '@/api/client'
import { queryClient } from '@/api/queries'
import type { NotificationRow } from '@/live/frames'
import type { Names } from '@/why/names'
import { merged, notifications, onNew, receive } from './receive'
import { notificationSaid } from './sentences'

const told = (id: number, more: Partial<NotificationRow> = {}): NotificationRow => ({
  id,
  at: '2026-11-23T10:42:00Z',
  subject: 'withdrawn',
  agent: 'ann',
  queue: 'sales',
  judgement: null,
  params: {},
  seen_at: null,
  ...more,
})
type List = Parameters<typeof merged>[0]

const list = (...pages: NotificationRow[][]): List => ({
  pages: pages.map((items) => ({ items, next: null })),
  pageParams: pages.map(() => undefined),
})
const ids = ({ pages }: List) => pages.map((page) => page.items.map((each) => each.id))

beforeEach(() => {
  queryClient.clear()
  // Durations in words are the platform's, and not all have them: here they are clocks.
  Reflect.deleteProperty(Intl, 'DurationFormat')
})

test('what is new comes first, what is known is replaced in its place, what is old and not loaded stays out', () => {
  const before = list([told(9), told(7)], [told(5)])
  expect(ids(merged(before, told(10)))).toEqual([[10, 9, 7], [5]])
  const seen = merged(before, told(5, { seen_at: '2026-11-23T10:43:00Z' }))
  expect(ids(seen)).toEqual([[9, 7], [5]])
  expect(seen.pages[1]?.items[0]?.seen_at).not.toBeNull()
  expect(merged(before, told(3))).toBe(before)
  expect(ids(merged(list([]), told(1)))).toEqual([[1]])
})

test('listeners hear of what is new, once, and not of what was only seen', () => {
  queryClient.setQueryData(notifications.queryKey, list([told(9)]))
  const heard = vi.fn()
  const stop = onNew(heard)
  receive(told(10))
  receive(told(10))
  receive(told(9, { seen_at: '2026-11-23T10:43:00Z' }))
  expect(heard).toHaveBeenCalledTimes(1)
  stop()
  receive(told(11))
  expect(heard).toHaveBeenCalledTimes(1)
})

test('each subject is a sentence; one without words is not hidden', async () => {
  await i18next.loadNamespaces(['notifications', 'why'])
  const names: Names = { agent: () => 'Ann', queue: () => 'Sales', status: () => 'Lunch', by: () => '' }
  const judgement = { kind: 'miss', count: 3, threshold: 3, queue: 'sales' } as Api<'JudgementRow'>
  expect(notificationSaid(told(1, { judgement }), names)).toBe(
    'Ann was withdrawn: 3 of 3 calls missed in Sales',
  )
  expect(notificationSaid(told(1), names)).toBe('Ann was withdrawn.')
  const limit = told(1, { subject: 'daily_limit', queue: null, params: { status: 'lunch', limit_s: '3600' } })
  expect(notificationSaid(limit, names)).toBe('Ann has been Lunch for 1:00:00 today, which is the limit.')
  expect(notificationSaid(told(1, { subject: 'comet_seen' }), names)).toBe('Ann: comet seen')
})
