// A line over a socket and a clock of the test's own, for the tests of this folder.
import { vi } from 'vitest'
import { LiveConnection, type LiveOptions } from './connection'
import type { Frame, NotificationRow } from './frames'

export const START = Date.parse('2026-11-23T08:00:00Z')
/** The server's clock is ahead of this machine's by so much. */
export const AHEAD_MS = 90_000

export class FakeSocket {
  static all: FakeSocket[] = []
  onmessage: ((event: { data: string }) => void) | null = null
  onclose: ((event: { code: number }) => void) | null = null
  isClosed = false
  constructor(readonly url: string) {
    FakeSocket.all.push(this)
  }
  close() {
    this.isClosed = true
  }
  says(frame: Frame) {
    this.onmessage?.({ data: JSON.stringify(frame) })
  }
  /** The other side, or the network, ends it. */
  ends(code = 1006) {
    this.onclose?.({ code })
  }
}

export const socket = () => FakeSocket.all.at(-1) as FakeSocket
export const tried = () => FakeSocket.all.length
export const since = () => new URL(socket().url).searchParams.get('since')
export const at = () => new Date(Date.now() + AHEAD_MS).toISOString()
export const snapshot = (seq: number): Frame => ({
  ...{ type: 'snapshot', seq, at: at() },
  ...{ agents: [], queues: [], calls: [], offers: [], withdrawals: [], links: [] },
})
export const delta = (prev: number, seq: number): Frame => ({ type: 'delta', prev, seq, at: at() })
export const beat = (): Frame => ({ type: 'beat', at: at() })
export const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)

type Told = LiveOptions & {
  onNotification: ReturnType<typeof vi.fn<(told: NotificationRow) => void>>
  onAccess: ReturnType<typeof vi.fn<(what: string) => void>>
}

/** A line that was started, and what it is told and asks by the way. */
export function openLine() {
  vi.useFakeTimers({ now: START })
  vi.spyOn(Math, 'random').mockReturnValue(0.5) // what is spread out comes at its mean
  FakeSocket.all = []
  vi.stubGlobal('WebSocket', FakeSocket)
  const health = vi.fn(() => Promise.resolve(new Response()))
  vi.stubGlobal('fetch', health)
  const options: Told = { scope: 'all', onNotification: vi.fn(), onAccess: vi.fn() }
  const line = new LiveConnection(options)
  line.start()
  return { line, options, health }
}

export function closeLine(line: LiveConnection) {
  line.stop()
  vi.useRealTimers()
  vi.unstubAllGlobals()
}
