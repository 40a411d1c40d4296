// A notification as a sentence: its subject, and what it rests on.

import i18next from 'i18next'
import { duration } from '@/i18n/format'
import { say, word } from '@/i18n/words'
import type { NotificationRow } from '@/live/frames'
import type { Names } from '@/why/names'
import { missesSaid } from '@/why/sentences'

/** "Ann Archer was withdrawn: 3 of 3 calls missed in Sales". Needs the namespaces `notifications` and `why`. */
export function notificationSaid(told: NotificationRow, names: Names): string {
  const { subject, agent, queue, judgement, params } = told
  const known = {
    subject: subject.replaceAll('_', ' '),
    ...params,
    agent: agent === null ? '' : names.agent(agent),
    queue: queue === null ? '' : names.queue(queue),
    status: params.status === undefined ? '' : names.status(params.status),
    duration: duration(Number(params.limit_s ?? 0)),
    wanted: word('standing', params.wanted ?? ''),
    observed: word('standing', params.observed ?? ''),
    why: judgement === null ? notSentSaid(params.why ?? '') : missesSaid(judgement, names),
  }
  const keys = [
    ...(judgement === null ? [] : [`notifications:subjectWhy.${subject}`]),
    `notifications:subject.${subject}`,
  ]
  return say(keys.find((key) => i18next.exists(key)) ?? 'notifications:subject.other', known)
}

/** Why a report was not sent; what the other side said stays as it is. */
function notSentSaid(code: string): string {
  const key = `notifications:notSent.${code}`
  return i18next.exists(key) ? say(key) : code.replaceAll('_', ' ')
}
