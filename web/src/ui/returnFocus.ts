// Where the focus goes when something that took it is gone: back to where it was. For dialogs that are drawn only while they are open.
import { useEffect, useState } from 'react'

export function useReturnFocus(): void {
  const [before] = useState(() => document.activeElement)
  useEffect(
    () => () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true })
    },
    [before],
  )
}
