// What became of a call, as a sentence, and the way that it took through the queues.

import type { Api } from '@/api/client'
import { duration, timeWithSeconds } from '@/i18n/format'
import { say } from '@/i18n/words'
import type { Names } from './names'
import { secondsBetween, told } from './sentences'

type CallExplanation = Api<'CallExplanation'>

/** "Answered by Ann Archer at 10:42:07, after 2 min, 5 sec." */
export function callSaid(call: CallExplanation, names: Names): string {
  const { state, since, answered_at, answered_by, ended_at, at, why } = call
  const until = answered_at ?? ended_at ?? at
  return say(`why:ofCall.state.${stateOf(call)}`, {
    since: timeWithSeconds(since),
    duration: duration(secondsBetween(since, until)),
    agent: answered_by === null ? '' : names.agent(answered_by),
    answered: answered_at === null ? '' : timeWithSeconds(answered_at),
    at: timeWithSeconds(state === 'connected' ? until : (ended_at ?? until)),
    why: why === null ? '' : told('ofCall.why', why, why.replaceAll('_', ' ')),
  })
}

function stateOf({ state, answered_at, answered_by, why }: CallExplanation): string {
  if (state === 'ended' && answered_at === null) return why === 'caller' ? 'abandoned' : 'over'
  if ((state === 'connected' || state === 'ended') && answered_by === null) return `${state}Unseen`
  return state
}

/** "From outside, in Sales, then Support". */
export function queuesSaid({ queues, external }: CallExplanation, names: Names): string {
  const path = queues
    .map(names.queue)
    .reduce((first, next) => (first === '' ? next : say('why:ofCall.then', { first, next })), '')
  if (external === null) return path
  const from = say(external ? 'why:ofCall.external' : 'why:ofCall.internal', {})
  return path === '' ? from : say('why:ofCall.pathOf', { from, path })
}
