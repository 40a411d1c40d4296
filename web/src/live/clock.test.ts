// The server's time, as a line measures it from what it hears.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { LiveConnection } from './connection'
import type { BeatFrame } from './frames'
import { AHEAD_MS, closeLine, openLine, pass, START, snapshot, socket } from './testing'

let line: LiveConnection

beforeEach(() => {
  line = openLine().line
})

afterEach(() => closeLine(line))

describe("the server's clock", () => {
  const told = (late: number): BeatFrame => ({
    type: 'beat',
    at: new Date(Date.now() + AHEAD_MS - late).toISOString(),
  })
  const ahead = () => line.now() - Date.now()

  test('is what came the shortest way', () => {
    socket().says(snapshot(1))
    expect(ahead()).toBe(AHEAD_MS)
    socket().says(told(400))
    expect(ahead()).toBe(AHEAD_MS)
    socket().says(told(-50))
    expect(ahead()).toBe(AHEAD_MS + 50)
  })

  test('is measured anew when one of the clocks was set', () => {
    socket().says(snapshot(1))
    socket().says(told(60_000))
    expect(ahead()).toBe(AHEAD_MS - 60_000)
    socket().says(told(0))
    expect(ahead()).toBe(AHEAD_MS)
  })

  test('is not set back by changes that are told later than they were', () => {
    socket().says(snapshot(1))
    socket().ends()
    line.reconnect()
    socket().says({ type: 'resumed', seq: 1, at: told(0).at })
    socket().says({ type: 'delta', prev: 1, seq: 2, at: told(40_000).at })
    expect(ahead()).toBe(AHEAD_MS)
  })

  test('runs on between what is heard', async () => {
    socket().says(snapshot(1))
    await pass(2_500)
    expect(line.now()).toBe(START + AHEAD_MS + 2_500)
    expect(line.asOf()).toBe(line.now())
  })
})
