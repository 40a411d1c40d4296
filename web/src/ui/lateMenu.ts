// A menu that is loaded when somebody reaches for its button; pressed before it is there, it opens as soon as it is.
import { useState } from 'react'

export function useLateMenu(load: () => Promise<unknown>) {
  const [opened, setOpened] = useState(false)
  const [wanted, setWanted] = useState(false)
  function open() {
    setWanted(true)
    setOpened(true)
  }
  /** What its button is given: until the menu is loaded, and then beside what the menu itself gives it. */
  const reach = (loaded: boolean) => ({
    'aria-haspopup': 'menu' as const,
    onClick: loaded ? undefined : open,
    onPointerEnter: () => void load(),
    onFocus: () => void load(),
  })
  return { opened, setOpened, wanted, reach }
}
