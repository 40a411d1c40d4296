// The steps of the guide: when each is done, and what of it is still open.
import { useQueries } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import * as queries from '@/api/queries'
import { useBoard } from '@/live/context'
import { may, useMe, usePreferences } from '@/session/session'
import type { SectionName } from '../section'

const NAMES = ['preset', 'units', 'queues', 'agents', 'supervisors', 'try'] as const
export type StepName = (typeof NAMES)[number]
/** Without these a call can ring somebody all the same. */
export const SKIPPABLE: readonly StepName[] = ['preset', 'units', 'supervisors', 'try']

export type Step = {
  name: StepName
  state: 'done' | 'skipped' | 'next' | 'later'
  /** What is missing, in sentences. */
  open: readonly string[]
  /** Where it is done. */
  links: readonly SectionName[]
}

const LINKS: Record<StepName, readonly SectionName[]> = {
  preset: ['presets', 'settings'],
  units: ['units'],
  queues: ['queues'],
  agents: ['agents', 'users', 'devices'],
  supervisors: ['users'],
  try: [],
}
const PREFERENCE = 'guideSkipped'

export function useSteps(): {
  steps: readonly Step[] | undefined
  error: unknown
  retry: () => void
  skip: (name: StepName, skipped: boolean) => void
} {
  const { t } = useTranslation('admin')
  const me = useMe()
  const [preferences, prefer] = usePreferences()
  const board = useBoard((whole) => whole.agents)
  const asked = useQueries({
    queries: [
      queries.settings,
      queries.units,
      queries.queues,
      queries.agents,
      queries.devices,
      { ...queries.users, enabled: may(me, 'manage_users') },
    ],
  })
  const [settings, units, queues, agents, devices, users] = asked
  const known = preferences[PREFERENCE]
  const skipped = new Set<unknown>(Array.isArray(known) ? known : [])
  const result = {
    error: asked.find((each) => each.error !== null)?.error ?? null,
    retry: () => {
      for (const each of asked) if (each.error !== null) void each.refetch()
    },
    skip: (name: StepName, skip: boolean) => {
      const rest = [...skipped].filter((each) => each !== name)
      void prefer({ [PREFERENCE]: skip ? [...rest, name] : rest })
    },
  }
  if (!settings.data || !units.data || !queues.data || !agents.data || !devices.data) {
    return { ...result, steps: undefined }
  }
  const all = agents.data
  const owners = new Set(devices.data.map(({ agent }) => agent))
  const without = (count: number, key: 'user' | 'phone' | 'queue') =>
    count > 0 ? [t(`guide.without.${key}`, { count })] : []
  const open: Record<StepName, readonly string[]> = {
    preset: settings.data.preset === null ? [t('guide.missing.preset')] : [],
    units: units.data.length === 0 ? [t('guide.missing.units')] : [],
    queues: queues.data.length === 0 ? [t('guide.missing.queues')] : [],
    agents:
      all.length === 0
        ? [t('guide.missing.agents')]
        : [
            ...without(all.filter(({ user }) => user === null).length, 'user'),
            ...without(all.filter(({ id }) => !owners.has(id)).length, 'phone'),
            ...without(all.filter((agent) => agent.queues.length === 0).length, 'queue'),
          ],
    supervisors: (users.data ?? []).some(
      ({ roles, active }) => active && (roles.includes('supervisor') || roles.includes('unit_manager')),
    )
      ? []
      : [t('guide.missing.supervisors')],
    try: [...(board?.values() ?? [])].some(({ queues: standing }) => standing.some((each) => each.offerable))
      ? []
      : [t('guide.missing.try')],
  }
  // Agents who lack something do not hold up the rest, once somebody could be rung.
  const isDone = (name: StepName) =>
    name === 'agents'
      ? all.some((agent) => agent.user !== null && owners.has(agent.id) && agent.queues.length > 0)
      : open[name].length === 0
  const next = NAMES.find((name) => !isDone(name) && !skipped.has(name))
  const stateOf = (name: StepName): Step['state'] => {
    if (isDone(name)) return 'done'
    if (skipped.has(name)) return 'skipped'
    return name === next ? 'next' : 'later'
  }
  const mayOpen = (section: SectionName) => section !== 'users' || may(me, 'manage_users')
  return {
    ...result,
    steps: NAMES.map((name) => ({
      name,
      state: stateOf(name),
      open: open[name],
      links: LINKS[name].filter(mayOpen),
    })),
  }
}
