// Says that the server has a newer version of this application, once it is connected anew; a wall, where nobody clicks, loads it.
import { Alert, Button, Group } from '@mantine/core'
import { useLocation } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLink } from '@/live/context'

/** The script with which this page began; its name changes with the version. */
function ownEntry(): string | null {
  const src = document.querySelector<HTMLScriptElement>('script[type="module"][src]')?.src
  return src === undefined ? null : new URL(src).pathname
}

async function isNewer(): Promise<boolean> {
  const own = ownEntry()
  const answer = await fetch('/', { cache: 'no-store' })
  if (own === null || !answer.ok) return false
  const html = await answer.text()
  return html.includes('/assets/') && !html.includes(`"${own}"`)
}

export function NewVersion() {
  const { t } = useTranslation()
  const { link } = useLink()
  const { pathname } = useLocation()
  const [newer, setNewer] = useState(false)
  useEffect(() => {
    if (link !== 'live' || !import.meta.env.PROD) return
    isNewer().then(setNewer, () => undefined)
  }, [link])
  useEffect(() => {
    if (newer && pathname === '/wall') window.location.reload()
  }, [newer, pathname])
  if (!newer) return null
  return (
    <Alert role="status" color="blue" radius={0} p="xs">
      <Group justify="space-between" gap="xs">
        <span>{t('newVersion')}</span>
        <Button size="xs" variant="default" onClick={() => window.location.reload()}>
          {t('reload')}
        </Button>
      </Group>
    </Alert>
  )
}
