// The service worker: keeps the application's own files, so that it opens at once, and without a network says so itself.
// It never answers for the API: what is shown as live comes from the server or not at all.

/** The last page that the server sent, with the policy that fits it. */
const PAGE = 'page'
/** Before the entry script's path: the files of the version that begins with that script. */
const FILES = 'files '
/** The version before may still be open in a window, and needs its files. */
const VERSIONS_KEPT = 2
/** A server that takes longer is not waited for where there is a page to show. */
const PATIENCE_MS = 5_000

self.addEventListener('install', (event) => {
  event.waitUntil(askForPage(new Request('/')).then(() => self.skipWaiting()))
})

self.addEventListener('activate', (event) => {
  event.waitUntil(self.clients.claim())
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== self.location.origin) return
  if (url.pathname.startsWith('/assets/')) event.respondWith(file(request))
  else if (request.mode === 'navigate' && !url.pathname.startsWith('/api/')) event.respondWith(page(event))
})

/** What a window loaded before this worker stood by it: `{ keep: [addresses] }`. */
self.addEventListener('message', (event) => {
  const { keep } = event.data ?? {}
  if (Array.isArray(keep))
    event.waitUntil(Promise.allSettled(keep.filter(isFile).map((url) => file(new Request(url)))))
})

/** A notice of the system that a page on a telephone showed: it leads back to that page. */
self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  event.waitUntil(show())
})

async function show() {
  const [page] = await self.clients.matchAll({ type: 'window' })
  return page === undefined ? self.clients.openWindow('/') : page.focus()
}

function isFile(address) {
  const url = new URL(address, self.location.origin)
  return url.origin === self.location.origin && url.pathname.startsWith('/assets/')
}

/** The newest page if the server answers, else the last one there was. */
async function page(event) {
  const kept = await (await caches.open(PAGE)).match('/')
  const asking = askForPage(event.request)
  if (kept === undefined) return asking
  event.waitUntil(asking.catch(() => undefined))
  try {
    const answer = await Promise.race([asking, outOfPatience()])
    return answer.status < 500 ? answer : kept
  } catch {
    return kept
  }
}

function outOfPatience() {
  return new Promise((_, refuse) => setTimeout(refuse, PATIENCE_MS))
}

/** Asks the server for a page, and keeps it if it is the application's. */
async function askForPage(request) {
  const answer = await fetch(request)
  const isPage = answer.ok && answer.headers.get('content-type')?.startsWith('text/html')
  const entry = isPage ? entryOf(await answer.clone().text()) : undefined
  if (entry === undefined) return answer
  await (await caches.open(PAGE)).put('/', answer.clone())
  await keepVersion(entry)
  return answer
}

function entryOf(html) {
  return html.match(/\/assets\/[^"]+\.js/)?.[0]
}

/** From now on files belong to this version. Of those before, the last one stays for a while. */
async function keepVersion(entry) {
  await caches.open(FILES + entry)
  const versions = (await caches.keys()).filter((name) => name.startsWith(FILES) && name !== FILES + entry)
  for (const old of versions.slice(0, Math.max(0, versions.length + 1 - VERSIONS_KEPT)))
    await caches.delete(old)
}

/** Files carry a hash of their content in their name: what is kept is right for ever. */
async function file(request) {
  const kept = await caches.match(request, { ignoreVary: true })
  if (kept !== undefined) return kept
  const answer = await fetch(request)
  if (answer.ok) {
    const page = await (await caches.open(PAGE)).match('/')
    const entry = page === undefined ? undefined : entryOf(await page.text())
    if (entry !== undefined) await (await caches.open(FILES + entry)).put(request, answer.clone())
  }
  return answer
}
