// What the charts of reports show: rows made to bars and heat maps. Pure.

import type { Api } from '@/api/client'
import { addDays } from '@/i18n/days'
import type { Bars, Heat } from './Chart'

/** Of so many agents a chart can be read. */
const MOST = 40
/** Of so many days the heat map is asked for. */
export const MOST_DAYS = 7

type Times = { name: string; colour: string; seconds: number }

function stacked(rows: readonly { row: string; times: readonly Times[] }[]): Bars {
  const names: string[] = []
  const parts = new Map<string, { name: string; colour: string; seconds: number[] }>()
  for (const { row, times } of rows) {
    let place = names.indexOf(row)
    if (place < 0) {
      if (names.length === MOST) continue
      place = names.push(row) - 1
    }
    for (const { name, colour, seconds } of times) {
      const part = parts.get(name) ?? { name, colour, seconds: [] }
      parts.set(name, part)
      part.seconds[place] = (part.seconds[place] ?? 0) + seconds
    }
  }
  const full = [...parts.values()].map((part) => ({
    ...part,
    seconds: names.map((_, place) => part.seconds[place] ?? 0),
  }))
  return { kind: 'bars', rows: names, parts: full }
}

type Looks = { state: (id: string) => string; colour: (id: string) => string }

/** The time that each agent was clocked in (or all of it, where nobody is), by state. */
export function statesOf(rows: readonly Api<'AttendanceRow'>[], looks: Looks): Bars {
  const clocked = rows.some((row) => row.unit !== null)
  return stacked(
    rows
      .filter((row) => !clocked || row.unit !== null)
      .map((row) => ({
        row: row.name ?? row.agent,
        times: row.states.map(({ state, ms }) => ({
          name: looks.state(state),
          colour: looks.colour(state),
          seconds: ms / 1000,
        })),
      })),
  )
}

const IN = '#2f9e44'
const OUT = ['#868e96', '#f08c00', '#7048e8', '#0c8599', '#a0673a', '#e64980']

/** The time that each agent was logged in, and logged out under each label. */
export function labelsOf(rows: readonly Api<'AvailabilityRow'>[], words: { in: string; out: string }): Bars {
  const labels: (string | null)[] = [null]
  for (const { logged_out } of rows) {
    for (const { label } of logged_out) if (!labels.includes(label)) labels.push(label)
  }
  return stacked(
    rows.map((row) => ({
      row: row.name ?? row.agent,
      times: [
        { name: words.in, colour: IN, seconds: row.logged_in_ms / 1000 },
        ...row.logged_out.map(({ label, ms }) => ({
          name: label ?? words.out,
          colour: OUT[labels.indexOf(label) % OUT.length] ?? '#868e96',
          seconds: ms / 1000,
        })),
      ],
    })),
  )
}

/** How many calls came in each hour of each day, to all of the queues. */
export function hoursOf(rows: readonly Api<'QueueFigures'>[]): Heat {
  const days: string[] = []
  const hours = Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, '0'))
  const counts = new Map<string, number>()
  for (const { period, offered } of rows) {
    const [day = '', clock = ''] = period.split('T')
    if (!days.includes(day)) days.push(day)
    const cell = `${clock.slice(0, 2)} ${day}`
    counts.set(cell, (counts.get(cell) ?? 0) + offered)
  }
  const cells = [...counts].map(([cell, count]) => {
    const [hour = '', day = ''] = cell.split(' ')
    return [hours.indexOf(hour), days.indexOf(day), count] as const
  })
  return { kind: 'heat', days, hours, cells }
}

/** Whether the days of a report are few enough for a heat map. */
export function isWeek(from: string, to: string): boolean {
  return to < addDays(from, MOST_DAYS)
}
