// What each part of the settings is given.
import type { Api } from '@/api/client'
import type { Part, Saver } from '../form'

export type Settings = Api<'Settings'>
export type SettingsPatch = Part<Settings>
export type PartProps = { settings: Settings; saver: Saver<SettingsPatch> }
