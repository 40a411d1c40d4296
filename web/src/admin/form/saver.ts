// Saving as soon as something is chosen: one saver for an entity's form, one field for each thing in it.
// A field knows what was chosen until it is saved, keeps it when saving is refused, and can take the last save back.
import { type QueryKey, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAnnounce } from '@/ui/announce'
import { useCommand } from '@/ui/command'
import { type Changed, undoChange } from './changes'

/** How long a saved field says so, and offers to undo. Later, the audit does. */
const SAID_MS = 20_000

export type Saver<Patch> = {
  save: (patch: Patch, key: string) => Promise<Changed>
  undo: (change: number, key: string) => Promise<void>
  /** The last change made here: only it can be undone, since others were made on top of the earlier ones. */
  latest: number | null
}

/** What every field is given: its form's saver, its value as the server has it, the patch that a new value makes. */
export type Saved<Value, Patch> = {
  saver: Saver<Patch>
  label: string
  description?: ReactNode
  value: Value
  patch: (value: Value) => Patch
  disabled?: boolean
}

/**
 * `send` makes the change (`changed(api.PATCH(…))`); `refresh` are the questions whose answers it makes old.
 * Changes are sent one after the other, in the order in which they were chosen.
 */
export function useSaver<Patch>({
  send,
  refresh,
}: {
  send: (patch: Patch, key: string) => Promise<Changed>
  refresh: readonly QueryKey[]
}): Saver<Patch> {
  const client = useQueryClient()
  const [latest, setLatest] = useState<number | null>(null)
  const tail = useRef<Promise<unknown>>(Promise.resolve())
  const given = useRef({ send, refresh })
  given.current = { send, refresh }
  const renew = useCallback(
    () => Promise.all(given.current.refresh.map((queryKey) => client.invalidateQueries({ queryKey }))),
    [client],
  )
  const save = useCallback(
    async (patch: Patch, key: string) => {
      const mine = tail.current.then(() => given.current.send(patch, key))
      tail.current = mine.catch(() => undefined)
      const answer = await mine
      setLatest(answer.change)
      await renew()
      return answer
    },
    [renew],
  )
  const undo = useCallback(
    async (change: number, key: string) => {
      await undoChange(change, key)
      setLatest(null)
      await renew()
    },
    [renew],
  )
  return { save, undo, latest }
}

export type FieldState = 'idle' | 'saving' | 'saved' | 'undone' | 'refused'

export type Field<Value> = {
  state: FieldState
  /** What was chosen and is not saved yet, or was refused; it is shown in place of what the server has. */
  pending: { value: Value } | null
  error: unknown
  save: (value: Value) => void
  /** Tries again what was refused. */
  retry: () => void
  /** Lets go of what was refused. */
  discard: () => void
  /** Takes the save back; null where that is not possible (any more). */
  undo: (() => void) | null
}

/** `label` names the field when it is announced; `onSettled`: what was typed is saved or let go. */
export function useField<Value, Patch>(
  saver: Saver<Patch>,
  label: string,
  toPatch: (value: Value) => Patch,
  onSettled: (value: Value) => void = () => undefined,
): Field<Value> {
  const { t } = useTranslation('admin')
  const announce = useAnnounce()
  const [pending, setPending] = useState<{ value: Value } | null>(null)
  const [said, setSaid] = useState<{ state: 'saved' | 'undone'; change: number | null } | null>(null)
  useEffect(() => {
    if (said === null) return undefined
    const timer = window.setTimeout(() => setSaid(null), SAID_MS)
    return () => window.clearTimeout(timer)
  }, [said])
  const settle = (value: Value) => {
    // Something else may have been chosen meanwhile, which is on its way itself.
    setPending((now) => (now?.value === value ? null : now))
    onSettled(value)
  }
  const saving = useCommand(
    ({ value }: { value: Value }, key) => saver.save(toPatch(value), key),
    (answer, { value }) => {
      settle(value)
      setSaid({ state: 'saved', change: answer.change })
      announce(t('form.announceSaved', { field: label }))
    },
  )
  const undoing = useCommand(
    (change: number, key) => saver.undo(change, key),
    () => {
      setSaid({ state: 'undone', change: null })
      announce(t('form.announceUndone', { field: label }))
    },
  )
  const save = (value: Value) => {
    setSaid(null)
    undoing.reset()
    setPending({ value })
    saving.mutate({ value })
  }
  const error = saving.error ?? undoing.error
  const change = said?.change ?? null
  let state: FieldState = said?.state ?? 'idle'
  if (error !== null) state = 'refused'
  if (saving.isPending || undoing.isPending) state = 'saving'
  return {
    state,
    pending,
    error,
    save,
    retry: () => pending !== null && saving.mutate(pending),
    discard: () => {
      saving.reset()
      undoing.reset()
      if (pending !== null) settle(pending.value)
    },
    undo: change !== null && change === saver.latest ? () => undoing.mutate(change) : null,
  }
}
