// Says at once when what is seen is not live any more, and that it is again.
import { Alert, Button, Group } from '@mantine/core'
import { IconPlugConnected, IconPlugConnectedX } from '@tabler/icons-react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { askAgain } from '@/api/queries'
import { timeWithSeconds } from '@/i18n/format'
import { useConnection, useLink } from '@/live/context'
import { useAnnounce } from '@/ui/announce'
import classes from './Shell.module.css'

/** A line that takes no longer to open than this is not worth a word. */
const USUAL_MS = 4_000

export function LinkBanner() {
  const { t } = useTranslation()
  const { link, heardAt } = useLink()
  const connection = useConnection()
  const announce = useAnnounce()
  const wasLost = useRef(false)
  const isLate = useLate(link === 'connecting')
  useEffect(() => {
    if (wasLost.current && link === 'live') {
      announce(t('link.back'))
      askAgain()
    }
    if (link !== 'connecting') wasLost.current = link === 'lost'
    document.documentElement.dataset.link = link
  }, [link, announce, t])
  const again = (
    <Button size="xs" variant="white" color="dark" onClick={connection.reconnect}>
      {t('retry')}
    </Button>
  )
  if (link === 'connecting' && isLate) {
    return (
      <Banner colour="gray.7" icon={<IconPlugConnected aria-hidden />} action={again}>
        {t('link.connecting')}
      </Banner>
    )
  }
  if (heardAt === null || (link !== 'lost' && link !== 'ended')) return null
  const time = timeWithSeconds(heardAt)
  return (
    <Banner colour="red.9" icon={<IconPlugConnectedX aria-hidden />} action={link === 'lost' && again}>
      {link === 'lost' ? t('link.lost', { time }) : t('link.ended', { time })}
    </Banner>
  )
}

type BannerProps = { colour: string; icon: ReactNode; action: ReactNode; children: ReactNode }

function Banner({ colour, icon, action, children }: BannerProps) {
  return (
    <Alert role="alert" color={colour} variant="filled" radius={0} icon={icon} className={classes.banner}>
      <Group justify="space-between" gap="xs">
        <span>{children}</span>
        {action}
      </Group>
    </Alert>
  )
}

/** Whether something has gone on for longer than usual. */
function useLate(going: boolean): boolean {
  const [late, setLate] = useState(false)
  useEffect(() => {
    setLate(false)
    if (!going) return
    const timer = window.setTimeout(() => setLate(true), USUAL_MS)
    return () => window.clearTimeout(timer)
  }, [going])
  return late
}
