// Roles as bundles of rights, as the server has them: what a role brings, and what can be given singly.
import type { Api } from '@/api/client'

export type Role = Api<'UserConfig'>['roles'][number]
export type Right = Api<'UserConfig'>['rights'][number]

export const ROLES: readonly Role[] = ['agent', 'supervisor', 'unit_manager', 'admin']

const SUPERVISOR: readonly Right[] = ['see_agents', 'set_agents', 'reset_misses', 'correct']
const UNIT_MANAGER: readonly Right[] = [...SUPERVISOR, 'see_attendance', 'set_attendance', 'manage_tasks']
const OF_ROLE: Readonly<Record<Role, readonly Right[]>> = {
  agent: [],
  supervisor: SUPERVISOR,
  unit_manager: UNIT_MANAGER,
  admin: [...UNIT_MANAGER, 'configure', 'manage_users', 'operate_switch', 'read_audit'],
}
/** All there are; the first is in no role, and is given to a person singly. */
export const RIGHTS: readonly Right[] = ['ready_on_home', ...OF_ROLE.admin]

/** The first of these roles that brings the right, if one does. */
export function roleWith(right: Right, roles: readonly Role[]): Role | undefined {
  return roles.find((role) => OF_ROLE[role].includes(right))
}
