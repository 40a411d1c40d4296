// What each part of an agent's form is given.
import type { Api } from '@/api/client'
import type { Saver } from '../form/saver'

export type AgentPatch = Api<'AgentConfigPatch'>
export type AgentPartProps = { agent: Api<'AgentDetail'>; saver: Saver<AgentPatch>; readOnly: boolean }
