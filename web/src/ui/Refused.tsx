// What was refused, said where it happened: the sentence, and each field's mistake where the form does not show it itself.
import { Alert } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { lazy, type ReactNode, Suspense } from 'react'
import { Problem } from '@/api/problem'
import { failure } from '@/i18n/words'

const Mistakes = lazy(() => import('./Mistakes'))

type RefusedProps = {
  /** Nothing is drawn for null. */
  error: unknown
  /** Parameters of the sentence that are better said than the server's ids (names for ids). */
  params?: Record<string, unknown>
  /** What to do about it, e.g. a button. */
  children?: ReactNode
}

/** Speaks at once to a screen reader. */
export function Refused({ error, params, children }: RefusedProps) {
  if (error === null || error === undefined) return null
  const fields = error instanceof Problem ? error.fields : []
  return (
    <Alert
      role="alert"
      color="red"
      variant="light"
      icon={<IconAlertTriangle aria-hidden />}
      title={failure(error, params)}
    >
      {/* Nothing at all rather than nothings: an empty body would take room. */}
      {fields.length === 0 ? (
        children
      ) : (
        <>
          <Suspense>
            <Mistakes fields={fields} />
          </Suspense>
          {children}
        </>
      )}
    </Alert>
  )
}
