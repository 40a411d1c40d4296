// A change of configuration: what the server answered, and the number by which it is taken back.
import { api, asked } from '@/api/client'

/** What a command over configuration answers. `change` is for `undoChange`; null: nothing had to be changed. */
export type Changed<Value = unknown> = { value: Value; change: number | null }

/** A part of an entity as `PATCH` takes it: what is not named stays, at every level; lists are replaced whole. */
export type Part<Whole> = Whole extends readonly unknown[]
  ? Whole
  : Whole extends object
    ? { [Key in keyof Whole]?: Part<Whole[Key]> | null }
    : Whole

const CHANGE_HEADER = 'Readyroom-Change'

/** Like `asked`, with the number of the change. */
export async function changed<Data>(
  answer: Promise<{ data?: Data; error?: unknown; response: Response }>,
): Promise<Changed<Data>> {
  const given = await answer
  const value = await asked(Promise.resolve(given))
  const change = given.response.headers.get(CHANGE_HEADER)
  return { value, change: change === null ? null : Number(change) }
}

/** Puts back what a change replaced. Refused (`nothing_to_undo`) if it was changed again since. */
export function undoChange(seq: number, key: string) {
  return asked(
    api.POST('/api/v1/audit/{seq}/undo', {
      params: { path: { seq }, header: { 'Idempotency-Key': key } },
    }),
  )
}
