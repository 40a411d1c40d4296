// The way to the server: typed by its OpenAPI document, with the session's CSRF token and a key for each command.
// Belongs here: how requests are made and how answers become values or errors. Nothing of what they mean.
import createClient, { type Middleware } from 'openapi-fetch'
import { Problem, Unreachable } from './problem'
import type { components, paths } from './schema'

/** A record of the API by its name in the OpenAPI document. */
export type Api<Name extends keyof components['schemas']> = components['schemas'][Name]

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])
/** A request that hangs is given up after this; the server itself answers within 30 s. */
const PATIENCE_MS = 35_000

let csrfToken: string | null = null
let onSessionEnd: () => void = () => undefined

/** The token of `GET /me` or of signing in; sent with every unsafe request from then on. */
export function setCsrfToken(token: string | null): void {
  csrfToken = token
}

/** What to do when the server says that nobody is signed in. */
export function whenSessionEnds(callback: () => void): void {
  onSessionEnd = callback
}

const headers: Middleware = {
  onRequest({ request }) {
    if (SAFE.has(request.method)) return undefined
    if (csrfToken !== null) request.headers.set('X-CSRF-Token', csrfToken)
    return request
  },
}

async function patientFetch(request: Request): Promise<Response> {
  try {
    return await fetch(request, {
      signal: AbortSignal.any([request.signal, AbortSignal.timeout(PATIENCE_MS)]),
    })
  } catch (error) {
    if (request.signal.aborted) throw error
    throw new Unreachable()
  }
}

export const api = createClient<paths>({ baseUrl: window.location.origin, fetch: patientFetch })
api.use(headers)

type Answer<Data> = { data?: Data; error?: unknown; response: Response }

/** The data of an answer. Throws `Problem` if it was refused, `Unreachable` if there was none. */
export async function asked<Data>(answer: Promise<Answer<Data>>): Promise<Data> {
  const { data, error, response } = await answer
  if (response.ok) return data as Data
  const problem = new Problem(response.status, error)
  // Without a token nobody was signed in here, so nothing has ended.
  if (problem.code === 'unauthenticated' && csrfToken !== null) onSessionEnd()
  throw problem
}

/** A fresh `Idempotency-Key`: keep it while the same command is repeated. */
export function commandKey(): string {
  // `randomUUID` is missing on pages that come over plain http from another machine.
  return Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) =>
    part.toString(16).padStart(8, '0'),
  ).join('')
}
