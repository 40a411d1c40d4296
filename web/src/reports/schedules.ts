// Reports by mail: what is asked of the server, and a form's draft made from what a report was asked for. The draft's part
// is pure.
import { queryOptions } from '@tanstack/react-query'
import { type Api, api, asked } from '@/api/client'
import { everything } from '@/api/queries'
import { EACH, type Each, FILES, type FileFormat, REPORTS, type Report, readChoice } from './search'

export const EVERY = ['day', 'week', 'month'] as const
export type Every = (typeof EVERY)[number]
export type Schedule = Api<'ScheduleInfo'>

export type Draft = {
  name: string
  report: Report
  each: Each
  unit: string | null
  queue: string | null
  format: FileFormat
  every: Every
  at: string
  readers: readonly string[]
}

/** Before the first shift. */
const MORNING = '06:00'

/** What was asked for in the reports, to be sent. */
export function draftOf(asked: Readonly<Record<string, unknown>>): Draft {
  const { report, each, unit, queue } = readChoice(asked)
  return { name: '', report, each, unit, queue, format: 'xlsx', every: 'day', at: MORNING, readers: [] }
}

export const knowsQueues = (report: Report) => report === 'queues' || report === 'missed-calls'

/** What is sent: a report that knows no queues is asked of none. */
export function bodyOf(draft: Draft): Api<'NewSchedule'> {
  return {
    ...draft,
    name: draft.name.trim(),
    queue: knowsQueues(draft.report) ? draft.queue : null,
    readers: [...draft.readers],
  }
}

export { EACH, FILES, REPORTS }

// --- asking -----------------------------------------------------------------------------------------------

const LIMIT = 1000
const PATH = '/api/v1/reports/schedules/{schedule}'
const of = (schedule: string) => ({ path: { schedule } })

export const schedules = queryOptions({
  queryKey: ['report-schedules'],
  queryFn: () =>
    everything((cursor) =>
      asked(api.GET('/api/v1/reports/schedules', { params: { query: { limit: LIMIT, cursor } } })),
    ),
  staleTime: 0,
})

const SHOWN = 20
const FOLLOW_MS = 3_000

/** What became of the last mails; looked at again while one waits. */
export const deliveriesOf = (schedule: string) =>
  queryOptions({
    queryKey: ['report-schedules', schedule, 'deliveries'],
    queryFn: () =>
      asked(api.GET(`${PATH}/deliveries`, { params: { ...of(schedule), query: { limit: SHOWN } } })),
    staleTime: 0,
    refetchInterval: ({ state: { data } }) =>
      data?.items.some(({ state }) => state === 'waiting') ? FOLLOW_MS : false,
  })

export const create = (draft: Draft) => asked(api.POST('/api/v1/reports/schedules', { body: bodyOf(draft) }))
export const change = (schedule: string, body: Api<'ChangedSchedule'>) =>
  asked(api.PATCH(PATH, { params: of(schedule), body }))
export const remove = (schedule: string) => asked(api.DELETE(PATH, { params: of(schedule) }))
export const sendNow = (schedule: string, key: string) =>
  asked(api.POST(`${PATH}/send`, { params: { ...of(schedule), header: { 'Idempotency-Key': key } } }))
