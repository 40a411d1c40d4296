// The service worker: makes the application installable and quick to open. It keeps no data, so it cannot show stale calls.

/** Only where the page came by https or from this machine; elsewhere browsers have none. */
export function registerWorker(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
  if (document.readyState === 'complete') void start()
  else window.addEventListener('load', () => void start())
}

async function start(): Promise<void> {
  try {
    await navigator.serviceWorker.register('/sw.js')
    const { active } = await navigator.serviceWorker.ready
    // What is loaded before it stands by is what the application needs to open without a network.
    new PerformanceObserver((loaded) => {
      const keep = loaded
        .getEntries()
        .map((entry) => entry.name)
        .filter((name) => new URL(name).pathname.startsWith('/assets/'))
      if (keep.length > 0) (navigator.serviceWorker.controller ?? active)?.postMessage({ keep })
    }).observe({ type: 'resource', buffered: true })
  } catch {
    // Without it everything works but the start without a network.
  }
}
