// The line itself, over a socket and a clock of the test's own: when it says that it is live, and when it does not.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { LiveConnection } from './connection'
import type { NotificationRow } from './frames'
import {
  AHEAD_MS,
  at,
  beat,
  closeLine,
  delta,
  FakeSocket,
  openLine,
  pass,
  START,
  since,
  snapshot,
  socket,
  tried,
} from './testing'

let line: LiveConnection
let options: ReturnType<typeof openLine>['options']
let health: ReturnType<typeof openLine>['health']

const link = () => line.getState().link

/** Time passes, with a beat as often as the server sends one. */
async function passWithBeats(ms: number) {
  for (let passed = 0; passed < ms; passed += 10_000) {
    await pass(10_000)
    socket().says(beat())
  }
}

/** The machine sleeps: its clock goes on, nothing else does. */
const sleep = (ms: number) => vi.setSystemTime(Date.now() + ms)

function see(state: 'visible' | 'hidden') {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(state)
  document.dispatchEvent(new Event('visibilitychange'))
}

beforeEach(() => {
  const opened = openLine()
  line = opened.line
  options = opened.options
  health = opened.health
})

afterEach(() => closeLine(line))

describe('opening', () => {
  test('it is live with the first snapshot, not before', () => {
    expect(new URL(socket().url).pathname).toBe('/api/v1/live')
    expect(socket().url).toMatch(/^ws:/)
    expect(link()).toBe('connecting')
    expect(line.getState().board).toBeNull()
    socket().says(snapshot(7))
    expect(link()).toBe('live')
    expect(line.getState().board?.seq).toBe(7)
  })

  test('one who sees only themselves asks for that', () => {
    line.stop()
    line = new LiveConnection({ ...options, scope: 'own' })
    line.start()
    expect(new URL(socket().url).searchParams.get('scope')).toBe('own')
  })

  test('a connection that does not open is given up, and tried again', async () => {
    await pass(9_000)
    expect(FakeSocket.all[0]?.isClosed).toBe(true)
    await pass(1_000)
    expect(tried()).toBe(2)
    expect(link()).toBe('connecting') // nothing was ever live, so nothing is lost
  })

  test('tries come ever more seldom, and soon again once there was an answer', async () => {
    const waits: number[] = []
    for (let count = 0; count < 8; count += 1) {
      const before = Date.now()
      const known = tried()
      socket().ends()
      while (tried() === known) await pass(50)
      waits.push(Date.now() - before)
    }
    expect(waits).toEqual([250, 500, 1_000, 2_000, 4_000, 8_000, 8_000, 8_000])
    socket().says(snapshot(1))
    socket().ends()
    await pass(250)
    expect(tried()).toBe(10)
  })

  test('a thousand browsers do not come back in the same moment', async () => {
    vi.mocked(Math.random).mockReturnValue(0.999)
    socket().ends()
    await pass(370)
    expect(tried()).toBe(1)
    await pass(10)
    expect(tried()).toBe(2)
  })
})

describe('losing', () => {
  beforeEach(() => socket().says(snapshot(7)))

  test('a closed socket is told at once, and resumed from what was seen', async () => {
    socket().says(delta(7, 9))
    const seen = vi.fn()
    line.subscribe(seen)
    socket().ends()
    expect(link()).toBe('lost')
    expect(seen).toHaveBeenCalled()
    await pass(250)
    expect(since()).toBe('9')
    expect(link()).toBe('lost')
    socket().says({ type: 'resumed', seq: 9, at: at() })
    expect(link()).toBe('live')
    socket().says(delta(9, 12))
    expect(link()).toBe('live')
  })

  test('what was shown stays, with the time when it was true', async () => {
    await pass(4_000)
    socket().says(beat())
    await pass(3_000)
    socket().ends()
    expect(line.getState().board?.seq).toBe(7)
    expect(line.getState().heardAt).toBe(START + 4_000 + AHEAD_MS)
    await pass(2_000)
    expect(line.asOf()).toBe(START + 4_000 + AHEAD_MS)
    expect(line.now()).toBe(Date.now() + AHEAD_MS)
  })

  test('no network is no connection; with the network it comes back at once', async () => {
    window.dispatchEvent(new Event('offline'))
    expect(link()).toBe('lost')
    expect(FakeSocket.all[0]?.isClosed).toBe(true)
    for (let count = 0; count < 6; count += 1) {
      await pass(20_000)
      socket().ends()
    }
    const known = tried()
    window.dispatchEvent(new Event('online'))
    expect(tried()).toBe(known + 1)
  })

  test('nothing of an old socket is heard any more', async () => {
    const old = socket()
    window.dispatchEvent(new Event('offline'))
    await pass(300)
    old.says(snapshot(99))
    old.ends(4401)
    expect(line.getState().board?.seq).toBe(7)
    expect(link()).toBe('lost')
  })

  test('beats keep it', async () => {
    await passWithBeats(120_000)
    expect(link()).toBe('live')
    expect(health).not.toHaveBeenCalled()
    expect(tried()).toBe(1)
  })

  test('a beat that is late is looked into: nobody answers', async () => {
    health.mockRejectedValue(new TypeError('no network'))
    await pass(12_000)
    expect(link()).toBe('live')
    await pass(2_000)
    expect(health).toHaveBeenCalled()
    expect(link()).toBe('lost')
  })

  test('a beat that is late is looked into: the server answers, so it waits for a second one', async () => {
    await pass(15_000)
    expect(health).toHaveBeenCalled()
    expect(link()).toBe('live')
    socket().says(beat())
    await pass(11_000)
    expect(link()).toBe('live')
    await pass(13_000)
    expect(link()).toBe('lost')
  })

  test('a beat that comes while it is looked into is believed', async () => {
    let refuse: (error: Error) => void = () => undefined
    health.mockReturnValue(new Promise((_, reject) => (refuse = reject)))
    await pass(14_000)
    socket().says(beat())
    refuse(new TypeError('timeout'))
    await pass(0)
    expect(link()).toBe('live')
  })

  test('a line that was given up is not taken up by what was still being looked into', async () => {
    let refuse: (error: Error) => void = () => undefined
    health.mockReturnValue(new Promise((_, reject) => (refuse = reject)))
    await pass(14_000)
    line.stop()
    refuse(new TypeError('timeout'))
    await pass(60_000)
    expect(tried()).toBe(1)
  })
})

describe('sleeping', () => {
  beforeEach(() => socket().says(snapshot(7)))

  test('a machine that wakes does not believe what it had', async () => {
    await pass(3_000)
    sleep(3_600_000)
    await pass(1_000)
    expect(link()).toBe('lost')
    expect(FakeSocket.all[0]?.isClosed).toBe(true)
    expect(since()).toBe('7')
    socket().says(snapshot(300))
    expect(link()).toBe('live')
  })

  test('waking once is enough', async () => {
    sleep(3_600_000)
    await pass(1_000)
    await pass(3_000)
    expect(tried()).toBe(2)
  })

  test('a page that nobody looks at has few ticks, and stays connected by its beats', async () => {
    see('hidden')
    for (let minute = 0; minute < 5; minute += 1) {
      for (let part = 0; part < 6; part += 1) {
        sleep(9_900)
        socket().says(beat())
      }
      await pass(1_000)
    }
    expect(link()).toBe('live')
    expect(tried()).toBe(1)
  })

  test('a page that is looked at again looks at once whether it is alive', () => {
    see('hidden')
    sleep(60_000)
    see('visible')
    expect(link()).toBe('lost')
    expect(tried()).toBe(2)
  })

  test('a lost line is tried at once by a page that is looked at again', async () => {
    socket().ends()
    await pass(300)
    for (let count = 0; count < 5; count += 1) {
      socket().ends()
      await pass(8_000)
    }
    socket().ends()
    const known = tried()
    see('visible')
    expect(tried()).toBe(known + 1)
  })
})

describe('being sent away', () => {
  beforeEach(() => socket().says(snapshot(7)))

  test.each([
    [4401, 'signed_out'],
    [4403, 'forbidden'],
  ] as const)('%d: %s, and it stays so', async (code, what) => {
    socket().ends(code)
    expect(options.onAccess.mock.calls).toEqual([[what]])
    expect(link()).toBe('ended')
    line.reconnect()
    window.dispatchEvent(new Event('online'))
    window.dispatchEvent(new Event('offline'))
    sleep(3_600_000)
    await pass(60_000)
    expect(link()).toBe('ended')
    expect(tried()).toBe(1)
  })

  test('4409: all is asked anew, and not resumed', async () => {
    socket().ends(4409)
    expect(options.onAccess.mock.calls).toEqual([['changed']])
    expect(link()).toBe('lost')
    await pass(250)
    expect(since()).toBeNull()
    socket().says(snapshot(8))
    socket().ends()
    await pass(250)
    expect(since()).toBe('8')
  })

  test('1008: the server does not know where we were', async () => {
    socket().ends(1008)
    await pass(250)
    expect(since()).toBeNull()
    expect(options.onAccess).not.toHaveBeenCalled()
  })

  test.each([1012, 1013, 1006])('%d: it comes back where it was', async (code) => {
    socket().ends(code)
    expect(link()).toBe('lost')
    await pass(250)
    expect(since()).toBe('7')
    expect(options.onAccess).not.toHaveBeenCalled()
  })

  test('a frame that does not follow: what was missed is asked for', async () => {
    socket().says(delta(8, 9))
    expect(link()).toBe('lost')
    expect(FakeSocket.all[0]?.isClosed).toBe(true)
    await pass(250)
    expect(since()).toBe('7')
    socket().says(delta(7, 8))
    expect(line.getState().board?.seq).toBe(8)
    expect(link()).toBe('live')
  })
})

describe('telling', () => {
  test('screens are told seldom, and of the last there is', async () => {
    socket().says(snapshot(1))
    const seen: (number | undefined)[] = []
    line.subscribe(() => seen.push(line.getState().board?.seq))
    for (let seq = 2; seq <= 51; seq += 1) {
      socket().says(delta(seq - 1, seq))
      await pass(10)
    }
    await pass(200)
    expect(seen.length).toBeLessThanOrEqual(6)
    expect(seen.at(-1)).toBe(51)
  })

  test('what was to be told later is not told as live after the line was lost', async () => {
    socket().says(snapshot(1))
    socket().says(delta(1, 2))
    socket().ends()
    const seen: string[] = []
    line.subscribe(() => seen.push(link()))
    await pass(200)
    expect(seen).toEqual([])
    expect(line.getState().board?.seq).toBe(2)
  })

  test('one who no longer listens is not told', () => {
    const seen = vi.fn()
    line.subscribe(seen)()
    socket().says(snapshot(1))
    expect(seen).not.toHaveBeenCalled()
  })

  test('notifications are handed on, beside the rows', () => {
    socket().says(snapshot(1))
    const notification = { id: 50 } as NotificationRow
    socket().says({ type: 'notification', notification })
    expect(options.onNotification.mock.calls).toEqual([[notification]])
    expect(line.getState().board?.seq).toBe(1)
  })
})
