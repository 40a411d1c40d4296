// What a part of the administration is called, and what its page is given.
export type SectionName =
  | 'guide'
  | 'presets'
  | 'queues'
  | 'schedules'
  | 'campaigns'
  | 'statuses'
  | 'agents'
  | 'users'
  | 'groups'
  | 'units'
  | 'devices'
  | 'sites'
  | 'links'
  | 'settings'
  | 'messages'
  | 'webhooks'
  | 'tokens'
  | 'audit'

/** `selected`: the key in the address, of the one thing that is looked at. */
export type SectionProps = { selected: string | undefined }
