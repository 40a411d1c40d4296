// Whether quiet hours hold: they need two times that differ. Each is kept by itself, so one may stand alone for a while.

type Quiet = { quiet_from: string | null; quiet_to: string | null }

/** Why there is no quiet though a time is given; null: there is, or none is wanted. */
export function unquiet({ quiet_from, quiet_to }: Quiet): 'quietHalf' | 'quietSame' | null {
  if ((quiet_from === null) !== (quiet_to === null)) return 'quietHalf'
  return quiet_from !== null && quiet_from === quiet_to ? 'quietSame' : null
}
