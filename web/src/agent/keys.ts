// One key does what a button does: off while something is typed or a dialog is open, and for who switched it off.
import { useCallback, useEffect, useRef } from 'react'
import { usePreferences } from '@/session/session'

const NO_TEXT = new Set(['radio', 'checkbox', 'button', 'submit', 'range'])

/** Whether keys pressed there are meant for it. */
function takesText(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target instanceof HTMLInputElement) return !NO_TEXT.has(target.type)
  return target.isContentEditable || ['TEXTAREA', 'SELECT'].includes(target.tagName)
}

const covered = () => document.querySelector('[role="dialog"], [role="menu"]') !== null

/** `keys`: what each key does; the letters are small ones. */
export function useKeys(keys: ReadonlyMap<string, () => void>, on: boolean): void {
  const latest = useRef(keys)
  latest.current = keys
  useEffect(() => {
    if (!on) return undefined
    function pressed(event: KeyboardEvent) {
      if (event.defaultPrevented || event.repeat || event.isComposing) return
      if (event.ctrlKey || event.metaKey || event.altKey || takesText(event.target) || covered()) return
      const act = latest.current.get(event.key.toLowerCase())
      if (act === undefined) return
      event.preventDefault()
      act()
    }
    window.addEventListener('keydown', pressed)
    return () => window.removeEventListener('keydown', pressed)
  }, [on])
}

/** Whether this person wants keys, and a way to change it. */
export function useKeysOn(): [boolean, (on: boolean) => Promise<void>] {
  const [preferences, prefer] = usePreferences()
  const kept = preferences.agentPage as { keys?: boolean } | undefined
  const change = useCallback((keys: boolean) => prefer({ agentPage: { ...kept, keys } }), [prefer, kept])
  return [kept?.keys ?? true, change]
}
