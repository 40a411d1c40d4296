// The parts of the administration: their order, who sees them, and where each is loaded from when it is opened.
import { type ComponentType, lazy } from 'react'
import { type Me, may } from '@/session/session'
import type { SectionName, SectionProps } from './section'

type SectionComponent = ComponentType<SectionProps>

const section = <Name extends string>(load: () => Promise<Record<Name, SectionComponent>>, name: Name) =>
  lazy(async () => ({ default: (await load())[name] }))

const configures = (me: Me) => may(me, 'configure')

export const SECTIONS = {
  guide: {
    group: 'start',
    may: configures,
    Page: section(() => import('./guide/GuideSection'), 'GuideSection'),
  },
  presets: {
    group: 'start',
    may: configures,
    Page: section(() => import('./presets/PresetsSection'), 'PresetsSection'),
  },
  queues: {
    group: 'calls',
    may: configures,
    Page: section(() => import('./queues/QueuesSection'), 'QueuesSection'),
  },
  schedules: {
    group: 'calls',
    may: configures,
    Page: section(() => import('./catalogue/SchedulesSection'), 'SchedulesSection'),
  },
  campaigns: {
    group: 'calls',
    may: configures,
    Page: section(() => import('./catalogue/CampaignsSection'), 'CampaignsSection'),
  },
  statuses: {
    group: 'calls',
    may: configures,
    Page: section(() => import('./catalogue/StatusesSection'), 'StatusesSection'),
  },
  agents: {
    group: 'people',
    may: configures,
    Page: section(() => import('./people/AgentsSection'), 'AgentsSection'),
  },
  users: {
    group: 'people',
    may: (me) => may(me, 'manage_users'),
    Page: section(() => import('./people/UsersSection'), 'UsersSection'),
  },
  groups: {
    group: 'people',
    may: configures,
    Page: section(() => import('./people/GroupsSection'), 'GroupsSection'),
  },
  units: {
    group: 'people',
    may: configures,
    Page: section(() => import('./catalogue/UnitsSection'), 'UnitsSection'),
  },
  devices: {
    group: 'phones',
    may: configures,
    Page: section(() => import('./catalogue/DevicesSection'), 'DevicesSection'),
  },
  sites: {
    group: 'phones',
    may: configures,
    Page: section(() => import('./catalogue/SitesSection'), 'SitesSection'),
  },
  links: {
    group: 'phones',
    may: (me) => may(me, 'operate_switch'),
    Page: section(() => import('./links/LinksSection'), 'LinksSection'),
  },
  settings: {
    group: 'organisation',
    may: configures,
    Page: section(() => import('./settings/SettingsSection'), 'SettingsSection'),
  },
  messages: {
    group: 'organisation',
    may: (me) => may(me, 'manage_users'),
    Page: section(() => import('./messages/MessagesSection'), 'MessagesSection'),
  },
  webhooks: {
    group: 'organisation',
    // Who names an address is told all that happens there.
    may: (me) => may(me, 'configure') && me.units === null,
    Page: section(() => import('./webhooks/WebhooksSection'), 'WebhooksSection'),
  },
  tokens: {
    group: 'organisation',
    may: (me) => may(me, 'configure') || may(me, 'manage_users'),
    Page: section(() => import('./people/TokensSection'), 'TokensSection'),
  },
  audit: {
    group: 'organisation',
    may: (me) => may(me, 'read_audit'),
    Page: section(() => import('./audit/AuditSection'), 'AuditSection'),
  },
} as const satisfies Record<SectionName, { group: string; may: (me: Me) => boolean; Page: SectionComponent }>

export const GROUPS = ['start', 'calls', 'people', 'phones', 'organisation'] as const

/** The sections that somebody may see, in their order. */
export function sectionsOf(me: Me): SectionName[] {
  return (Object.keys(SECTIONS) as SectionName[]).filter((name) => SECTIONS[name].may(me))
}

export function isSection(name: string | undefined): name is SectionName {
  return name !== undefined && name in SECTIONS
}
