// What is shown when a page is not there, or broke.
import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Problem, Unreachable } from '@/api/problem'
import { Empty, Failed } from '@/ui/States'
import { isMissingPart } from './parts'

export function Missing() {
  const { t } = useTranslation()
  return (
    <main>
      <Empty heading title={t('noSuchPage')} hint={t('noSuchPageHint')}>
        <Button component={Link} to="/" variant="default">
          {t('toStart')}
        </Button>
      </Empty>
    </main>
  )
}

export function Crashed({ error }: { error: unknown }) {
  const { t } = useTranslation()
  const reload = () => window.location.reload()
  const isMissing = isMissingPart(error)
  const isAway = error instanceof Unreachable || isMissing
  useReloadWhenBack(isAway, isMissing)
  if (isAway)
    return (
      <div role="alert">
        <Empty title={t('notConnected')} hint={t('notConnectedHint')}>
          <Button variant="default" onClick={reload}>
            {t('retry')}
          </Button>
        </Empty>
      </div>
    )
  if (error instanceof Problem) return <Failed error={error} retry={reload} />
  return (
    <Empty title={t('crashed')} hint={t('crashedHint')}>
      <Button onClick={reload}>{t('reload')}</Button>
    </Empty>
  )
}

const LOOK_EVERY_MS = 3_000
const RELOADED = 'readyroom.reloaded'
const AT_ONCE_EVERY_MS = 60_000

/**
 * Nobody need press a button once the server answers again. It may answer all the time where a part is missing, which
 * went with the version before: then the new one is loaded at once, but not again and again.
 */
function useReloadWhenBack(waiting: boolean, atOnce: boolean): void {
  useEffect(() => {
    if (!waiting) return undefined
    const look = () => {
      fetch('/healthz', { cache: 'no-store' }).then(
        (answer) => {
          if (!answer.ok) return
          sessionStorage.setItem(RELOADED, String(Date.now()))
          window.location.reload()
        },
        () => undefined,
      )
    }
    const last = Number(sessionStorage.getItem(RELOADED) ?? 0)
    if (atOnce && Date.now() - last > AT_ONCE_EVERY_MS) look()
    const timer = window.setInterval(look, LOOK_EVERY_MS)
    window.addEventListener('online', look)
    return () => {
      window.clearInterval(timer)
      window.removeEventListener('online', look)
    }
  }, [waiting, atOnce])
}
