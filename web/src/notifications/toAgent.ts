// Where a notification leads.
import { useNavigate } from '@tanstack/react-router'
import { may, useMe } from '@/session/session'

/** Leads to an agent (null: about none): on the board for those who have one, else to one's own day. */
export function useToAgent(): (agent: string | null) => void {
  const navigate = useNavigate()
  const me = useMe()
  return (agent) => {
    if (agent === null) return
    if (may(me, 'see_agents')) void navigate({ to: '/board', search: { agent } as never })
    else if (agent === me.agent) void navigate({ to: '/day' })
  }
}
