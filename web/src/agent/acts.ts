// Everything an agent can do on these pages, as commands to the server: one sender, typed by what is done.
import { useEffect, useRef } from 'react'
import { api, asked } from '@/api/client'
import { Unreachable } from '@/api/problem'
import { useLink } from '@/live/context'
import { useCommand } from '@/ui/command'
import { useRefetch } from './mine'

type MembershipValue = 'in' | 'paused' | 'out'
export type Act =
  | { do: 'status'; status: string; reason?: string | null; note?: string | null }
  | { do: 'membership'; membership: MembershipValue; queue?: string }
  | { do: 'return'; queue?: string }
  | { do: 'stay' | 'home' | 'end_wrap_up' | 'sign_out' }
  | { do: 'extend_wrap_up'; by_s: number }
  | { do: 'sign_in'; device?: string; login_code?: string }
  | { do: 'clock_in'; unit: string }
  | { do: 'clock_out'; reason?: string }
  | { do: 'open_case' | 'close_case'; case: string }
  | { do: 'open_record'; campaign: string; record: string }
  | { do: 'close_record' }
  | { do: 'answer' | 'refuse'; offer: string }
  | { do: 'hold'; call: string; held: boolean }
  | { do: 'hang_up'; call: string }

const ROOT = '/api/v1/agents/{agent}'

// One case for each thing that can be done.
function send(agent: string, act: Act, key: string): Promise<unknown> {
  const header = { 'Idempotency-Key': key }
  const mine = { path: { agent }, header }
  switch (act.do) {
    case 'status': {
      const { status, reason, note } = act
      return asked(api.PUT(`${ROOT}/status`, { params: mine, body: { status, reason, note } }))
    }
    case 'membership': {
      const body = { membership: act.membership }
      if (act.queue === undefined) return asked(api.PUT(`${ROOT}/queues`, { params: mine, body }))
      const params = { path: { agent, queue: act.queue }, header }
      return asked(api.PUT(`${ROOT}/queues/{queue}`, { params, body }))
    }
    case 'return':
      return asked(api.POST(`${ROOT}/return`, { params: mine, body: { queue: act.queue ?? null } }))
    case 'stay':
      return asked(api.POST(`${ROOT}/stay`, { params: mine }))
    case 'home':
      return asked(api.POST(`${ROOT}/home`, { params: mine }))
    case 'end_wrap_up':
      return asked(api.POST(`${ROOT}/wrap-up/end`, { params: mine }))
    case 'extend_wrap_up':
      return asked(api.POST(`${ROOT}/wrap-up/extend`, { params: mine, body: { by_s: act.by_s } }))
    case 'sign_in': {
      const { device, login_code } = act
      return asked(api.POST(`${ROOT}/sign-in`, { params: mine, body: { device, login_code } }))
    }
    case 'sign_out':
      return asked(api.POST(`${ROOT}/sign-out`, { params: mine }))
    case 'clock_in':
      return asked(api.POST(`${ROOT}/clock-in`, { params: mine, body: { unit: act.unit } }))
    case 'clock_out':
      return asked(api.POST(`${ROOT}/clock-out`, { params: mine, body: { reason: act.reason } }))
    default:
      return sendWork(agent, act, header)
  }
}

type Work = Extract<
  Act,
  {
    do: 'open_case' | 'close_case' | 'open_record' | 'close_record' | 'answer' | 'refuse' | 'hold' | 'hang_up'
  }
>

function sendWork(agent: string, act: Work, header: { 'Idempotency-Key': string }): Promise<unknown> {
  switch (act.do) {
    case 'open_case':
    case 'close_case': {
      const params = { path: { agent, case: act.case }, header }
      return act.do === 'open_case'
        ? asked(api.PUT(`${ROOT}/cases/{case}`, { params }))
        : asked(api.DELETE(`${ROOT}/cases/{case}`, { params }))
    }
    case 'open_record': {
      const body = { campaign: act.campaign, record: act.record }
      return asked(api.PUT(`${ROOT}/campaign-record`, { params: { path: { agent }, header }, body }))
    }
    case 'close_record':
      return asked(api.DELETE(`${ROOT}/campaign-record`, { params: { path: { agent }, header } }))
    case 'answer':
      return asked(
        api.POST('/api/v1/offers/{offer}/answer', { params: { path: { offer: act.offer }, header } }),
      )
    case 'refuse':
      return asked(
        api.POST('/api/v1/offers/{offer}/refuse', { params: { path: { offer: act.offer }, header } }),
      )
    case 'hold': {
      const params = { path: { call: act.call }, header }
      return asked(api.POST('/api/v1/calls/{call}/hold', { params, body: { held: act.held } }))
    }
    case 'hang_up': {
      const params = { path: { call: act.call }, header }
      return asked(api.POST('/api/v1/calls/{call}/hangup', { params, body: { by: 'agent' } }))
    }
  }
}

/**
 * A way to do things for oneself; its error is of the last one. That there was no answer is said until the line is back:
 * then the page shows what was done and what was not.
 */
export function useAct(agent: string, onDone?: (act: Act) => void) {
  const refetch = useRefetch(agent)
  const { link } = useLink()
  const command = useCommand<Act, unknown>(
    (act, key) => send(agent, act, key),
    (_, act) => {
      refetch()
      onDone?.(act)
    },
  )
  const latest = useRef(command)
  latest.current = command
  useEffect(() => {
    const { error, reset } = latest.current
    if (link === 'live' && error instanceof Unreachable) reset()
  }, [link])
  return command
}
