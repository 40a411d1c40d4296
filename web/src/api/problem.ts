// What the server refused, as an error: a stable code with parameters. Screens make the sentence (`i18n/words`).

/** One mistake of several in a body; `pointer` is a JSON pointer into it. */
export type FieldProblem = {
  code: string
  detail: string
  pointer?: string | null
  parameter?: string | null
}

/** A refusal of the server (RFC 9457). */
export class Problem extends Error {
  readonly status: number
  readonly code: string
  readonly params: Readonly<Record<string, unknown>>
  readonly fields: readonly FieldProblem[]

  constructor(status: number, body: unknown) {
    const known = (typeof body === 'object' && body !== null ? body : {}) as Partial<{
      detail: string
      code: string
      params: Record<string, unknown>
      errors: FieldProblem[]
    }>
    super(known.detail ?? `HTTP ${status}`)
    this.name = 'Problem'
    this.status = status
    this.code = known.code ?? 'http_error'
    this.params = known.params ?? {}
    this.fields = known.errors ?? []
  }
}

/** Whether the same would be refused again, whenever it is sent: what is asked for has to change. */
export function isForGood(error: unknown): boolean {
  return error instanceof Problem && FOR_GOOD.has(error.status)
}

const FOR_GOOD: ReadonlySet<number> = new Set([400, 403, 404, 413, 422])

/** There was no answer: no network, or no server. Whether a command was done is not known, but its key makes repeating safe. */
export class Unreachable extends Error {
  constructor() {
    super('The server did not answer.')
    this.name = 'Unreachable'
  }
}
