// A command to the server from a button or a form: sent once, repeated safely, its refusal kept until the next try.
import { useMutation } from '@tanstack/react-query'
import { useRef } from 'react'
import { commandKey } from '@/api/client'
import { Unreachable } from '@/api/problem'

/**
 * `send` gets the value and an `Idempotency-Key`. The key stays the same while there was no answer and the same value is
 * sent again, so that trying again after a cut line does nothing twice.
 */
export function useCommand<Value, Answer>(
  send: (value: Value, key: string) => Promise<Answer>,
  onDone?: (answer: Answer, value: Value) => void,
) {
  const unanswered = useRef<{ said: string; key: string } | null>(null)
  return useMutation<Answer, unknown, Value>({
    mutationFn: async (value) => {
      const said = JSON.stringify(value) ?? ''
      const key = unanswered.current?.said === said ? unanswered.current.key : commandKey()
      unanswered.current = null
      try {
        return await send(value, key)
      } catch (error) {
        if (error instanceof Unreachable) unanswered.current = { said, key }
        throw error
      }
    },
    onSuccess: onDone,
  })
}
