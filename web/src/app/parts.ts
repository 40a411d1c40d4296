// Parts of the application are loaded when they are needed; here is known which could not be.

const missing = new WeakSet<object>()

/** Once, before anything is drawn. */
export function watchParts(): void {
  window.addEventListener('vite:preloadError', ({ payload }) => missing.add(payload))
}

/** Whether an error is that of a part which did not come: the server is away, or has another version by now. */
export function isMissingPart(error: unknown): boolean {
  return typeof error === 'object' && error !== null && missing.has(error)
}
