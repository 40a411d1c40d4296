// What the live stream sends (docs/live.md), as types. The rows are those of `GET /board`.
import type { Api } from '@/api/client'

export type AgentRow = Api<'AgentRow'>
export type StandingRow = Api<'StandingRow'>
export type QueueRow = Api<'QueueRow'>
export type CallRow = Api<'CallRow'>
export type OfferRow = Api<'OfferRow'>
export type WithdrawalRow = Api<'WithdrawalRow'>
export type LinkRow = Api<'LinkRow'>
export type NotificationRow = Api<'NotificationRow'>

/** The lists of a board: kind → row. */
export type Rows = {
  agents: AgentRow
  queues: QueueRow
  calls: CallRow
  offers: OfferRow
  withdrawals: WithdrawalRow
  links: LinkRow
}
export type Kind = keyof Rows
export const KINDS: readonly Kind[] = ['agents', 'queues', 'calls', 'offers', 'withdrawals', 'links']

type Lists = { [K in Kind]: readonly Rows[K][] }

export type SnapshotFrame = { type: 'snapshot'; seq: number; at: string } & Lists
export type DeltaFrame = {
  type: 'delta'
  seq: number
  prev: number
  at: string
  gone?: Partial<Record<Kind, readonly string[]>>
} & Partial<Lists>
export type ResumedFrame = { type: 'resumed'; seq: number; at: string }
export type BeatFrame = { type: 'beat'; at: string }
export type NotificationFrame = { type: 'notification'; notification: NotificationRow }
export type Frame = SnapshotFrame | DeltaFrame | ResumedFrame | BeatFrame | NotificationFrame
