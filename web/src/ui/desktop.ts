// Notices outside of the page, by the system: only what cannot wait, only when they are allowed and the page is not looked at.

export type DesktopPermission = NotificationPermission | 'none'

/** `none`: this browser has no such notices (or not on pages that came by plain http). */
export function desktopPermission(): DesktopPermission {
  return 'Notification' in window ? Notification.permission : 'none'
}

/** Asks the person. Only from a click: browsers refuse it otherwise. */
export async function askForDesktop(): Promise<DesktopPermission> {
  return desktopPermission() === 'none' ? 'none' : Notification.requestPermission()
}

const looked = () => document.visibilityState === 'visible' && document.hasFocus()

/**
 * `tag`: what it is about; a later one of the same tag takes its place. `onClick`: beside showing the page. Answers how
 * to take it back.
 */
export function tellOutside(tag: string, title: string, body?: string, onClick?: () => void): () => void {
  if (desktopPermission() !== 'granted' || looked()) return () => undefined
  const options: NotificationOptions = { tag, body, icon: '/icon-192.png', requireInteraction: true }
  try {
    const shown = new Notification(title, options)
    shown.onclick = () => {
      window.focus()
      shown.close()
      onClick?.()
    }
    return () => shown.close()
  } catch {
    // Telephones have them only by the service worker.
    void navigator.serviceWorker?.ready.then((worker) => worker.showNotification(title, options))
    return () =>
      void navigator.serviceWorker?.ready
        .then((worker) => worker.getNotifications({ tag }))
        .then((all) => {
          for (const each of all) each.close()
        })
  }
}
