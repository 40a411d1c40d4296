// The line to `/api/v1/live`: opens it, keeps it, and says honestly whether what is shown is live.
// Belongs here: sockets, waiting times, the server's clock. What frames mean is in `reduce`; what is drawn, elsewhere.
import type { BeatFrame, Frame, NotificationRow, ResumedFrame } from './frames'
import { type Board, fold, MissedFrame } from './reduce'

/** `ended`: the server will have nothing more to say (signed out, or nobody to see). */
export type Link = 'connecting' | 'live' | 'lost' | 'ended'

export type LiveState = {
  readonly link: Link
  /** The last rows there were; null before the first snapshot. Not live unless `link` is. */
  readonly board: Board | null
  /** When the server was heard last, in its own time (ms); null before that. */
  readonly heardAt: number | null
}

export type LiveOptions = {
  /** `own`: one's own row and queues, whatever more one might see. */
  scope: 'own' | 'all'
  /** Somebody told this user something. */
  onNotification: (notification: NotificationRow) => void
  /** The session ended (`signed_out`), or rights changed so that everything is to be asked anew. */
  onAccess: (what: 'signed_out' | 'forbidden' | 'changed') => void
}

/** The server beats every 10 s; a beat that is this late is looked into. */
const PROBE_AFTER_MS = 12_000
const PROBE_PATIENCE_MS = 3_000
/** Two beats that did not come: the line is dead, whatever the probe says. */
const DEAD_AFTER_MS = 22_000
const TICK_MS = 1_000
/** A tick that is so late means that the machine slept, unless the server was heard: a hidden page has few ticks too. */
const SLEPT_MS = 5_000
/** A connection that does not open within this is given up. */
const OPEN_MS = 8_000
const BACKOFF_MS = [250, 500, 1_000, 2_000, 4_000, 8_000]
/** Screens are told at most so often; a busy board sends several frames a moment. */
const PUBLISH_MS = 100
/** Differences of the clocks below this are the network's. */
const JITTER_MS = 1_500

export class LiveConnection {
  private state: LiveState = { link: 'connecting', board: null, heardAt: null }
  private readonly listeners = new Set<() => void>()
  private socket: WebSocket | null = null
  private board: Board | null = null
  private attempt = 0
  private timers: { retry?: number; tick?: number; publish?: number } = {}
  private heard = 0
  private ticked = 0
  private opened = 0
  private probing = false
  private offset: number | null = null
  private resumable = true
  /** Nothing but beats came since the line was resumed. */
  private resumed = false

  constructor(private readonly options: LiveOptions) {}

  readonly getState = (): LiveState => this.state

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** The server's time now (ms), counted on by this machine's clock. */
  now(): number {
    return Date.now() + (this.offset ?? 0)
  }

  /** When what is shown was true (the server's time, ms): now while it is live, else when the server was heard last. */
  asOf(): number {
    const { link, heardAt } = this.state
    return link === 'live' ? this.now() : (heardAt ?? this.now())
  }

  start(): void {
    window.addEventListener('offline', this.onOffline)
    window.addEventListener('online', this.reconnect)
    document.addEventListener('visibilitychange', this.onVisible)
    this.ticked = Date.now()
    this.timers.tick = window.setInterval(this.tick, TICK_MS)
    this.connect()
  }

  stop(): void {
    window.removeEventListener('offline', this.onOffline)
    window.removeEventListener('online', this.reconnect)
    document.removeEventListener('visibilitychange', this.onVisible)
    window.clearInterval(this.timers.tick)
    window.clearTimeout(this.timers.retry)
    window.clearTimeout(this.timers.publish)
    this.timers = {}
    this.drop()
    this.show('connecting')
  }

  // --- the socket ---

  private connect(): void {
    this.drop()
    window.clearTimeout(this.timers.retry)
    this.opened = Date.now()
    const socket = new WebSocket(this.address())
    this.socket = socket
    socket.onmessage = (event) => {
      if (this.socket === socket) this.hear(JSON.parse(String(event.data)) as Frame)
    }
    socket.onclose = (event) => {
      if (this.socket === socket) this.onClose(event.code)
    }
  }

  private address(): string {
    const url = new URL('/api/v1/live', window.location.href)
    url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:'
    if (this.options.scope === 'own') url.searchParams.set('scope', 'own')
    if (this.board !== null && this.resumable) url.searchParams.set('since', String(this.board.seq))
    return url.href
  }

  private drop(): void {
    const socket = this.socket
    this.socket = null
    if (socket === null) return
    socket.onmessage = socket.onclose = null
    socket.close()
  }

  private onClose(code: number): void {
    this.socket = null
    if (code === 4401 || code === 4403) {
      this.show('ended')
      this.options.onAccess(code === 4401 ? 'signed_out' : 'forbidden')
      return
    }
    if (code === 4409) this.options.onAccess('changed')
    // What one may see is different now, or the server does not know this `since`.
    if (code === 4409 || code === 1008) this.resumable = false
    this.lose()
  }

  private lose(): void {
    this.drop()
    this.show(this.state.heardAt === null ? 'connecting' : 'lost')
    const wait = BACKOFF_MS[Math.min(this.attempt, BACKOFF_MS.length - 1)] ?? 0
    this.attempt += 1
    window.clearTimeout(this.timers.retry)
    // Spread out, so that a thousand browsers do not come back in the same moment.
    this.timers.retry = window.setTimeout(() => this.connect(), wait * (0.5 + Math.random()))
  }

  /** Try again now: somebody asked for it, or the network says that it is back. */
  readonly reconnect = (): void => {
    if (this.state.link === 'live' || this.state.link === 'ended') return
    this.attempt = 0
    this.connect()
  }

  // --- frames ---

  private hear(frame: Frame): void {
    this.heard = Date.now()
    if (frame.type === 'notification') {
      this.options.onNotification(frame.notification)
      return
    }
    this.measure(frame)
    try {
      this.board = fold(this.board, frame)
    } catch (error) {
      if (!(error instanceof MissedFrame)) throw error
      // What `since` brought did not follow either: begin with a snapshot.
      if (this.resumed) this.resumable = false
      this.lose()
      return
    }
    this.resumed = frame.type === 'resumed' || (this.resumed && frame.type === 'beat')
    this.attempt = 0
    this.resumable = true
    if (this.state.link === 'live') this.publishSoon()
    else if (this.board !== null) this.show('live')
  }

  private measure(frame: Exclude<Frame, { type: 'notification' }> | BeatFrame | ResumedFrame): void {
    const measured = Date.parse(frame.at) - this.heard
    const known = this.offset
    // The larger value had the shorter way. A difference beyond the network's means that a clock was set, but not where a
    // change says it: one that was missed is told later than it was.
    const wasSet = frame.type !== 'delta' && known !== null && known - measured > JITTER_MS
    if (known === null || measured > known || wasSet) this.offset = measured
  }

  // --- whether it is alive ---

  private readonly tick = (): void => {
    const now = Date.now()
    const late = now - this.ticked - TICK_MS
    this.ticked = now
    if (late > SLEPT_MS && now - this.heard > PROBE_AFTER_MS) this.onWake()
    else if (this.state.link === 'live') this.watch(now)
    else if (this.socket !== null && this.state.link !== 'ended' && now - this.opened > OPEN_MS) this.lose()
  }

  private watch(now: number): void {
    const silent = now - this.heard
    if (silent > DEAD_AFTER_MS) this.lose()
    else if (silent > PROBE_AFTER_MS && !this.probing) void this.probe()
  }

  private async probe(): Promise<void> {
    this.probing = true
    const before = this.heard
    try {
      const answer = await fetch('/healthz', {
        cache: 'no-store',
        signal: AbortSignal.timeout(PROBE_PATIENCE_MS),
      })
      if (!answer.ok) throw new Error('not healthy')
    } catch {
      if (this.heard === before && this.state.link === 'live') this.lose()
    } finally {
      this.probing = false
    }
  }

  private readonly onOffline = (): void => {
    if (this.state.link !== 'ended') this.lose()
  }

  private readonly onVisible = (): void => {
    if (document.visibilityState !== 'visible') return
    if (this.state.link === 'lost') this.reconnect()
    else this.tick()
  }

  private onWake(): void {
    if (this.state.link === 'ended') return
    this.attempt = 0
    this.show(this.state.heardAt === null ? 'connecting' : 'lost')
    this.connect()
  }

  // --- telling ---

  private publishSoon(): void {
    this.timers.publish ??= window.setTimeout(() => {
      this.timers.publish = undefined
      if (this.state.link === 'live') this.show('live')
    }, PUBLISH_MS)
  }

  private show(link: Link): void {
    const heardAt = this.heard === 0 ? null : this.heard + (this.offset ?? 0)
    this.state = { link, board: this.board, heardAt }
    for (const listener of this.listeners) listener()
  }
}
