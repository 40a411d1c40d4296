// Who may change what belongs to the whole organisation: an administrator whom no unit limits.
import { may, useMe } from '@/session/session'

export function useReachesAll(): boolean {
  const me = useMe()
  return may(me, 'configure') && me.units === null
}
