// What every command over an entity carries.

/** The header by which a repeated command is not done twice. */
export function keyed(key: string) {
  return { 'Idempotency-Key': key }
}
