// What was typed into a section's search stays while one goes from one entity to the next, and no longer than the session.
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'

export function useTyped(section: string): [string, (text: string) => void] {
  const client = useQueryClient()
  const key = ['typed', section]
  const [typed, setTyped] = useState(() => client.getQueryData<string>(key) ?? '')
  const type = (text: string) => {
    client.setQueryData(key, text)
    setTyped(text)
  }
  return [typed, type]
}
