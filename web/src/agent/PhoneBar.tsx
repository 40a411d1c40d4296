// The main actions within a thumb's reach: on small screens, at the bottom of the page.
import { Button } from '@mantine/core'
import { lazy, Suspense, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { shownLabel } from '@/i18n/words'
import { useLateMenu } from '@/ui/lateMenu'
import { StatusDot } from '@/ui/StatusDot'
import classes from './Agent.module.css'
import { type Mine, wayWords } from './mine'
import type { Wish } from './StatusItems'
import type { Line, Way } from './standing'

const loadMenu = () => import('./PhoneMenu')
const PhoneMenu = lazy(loadMenu)
const Wished = lazy(() => import('./Wished'))

type PhoneBarProps = {
  mine: Mine
  line: Line
  onWay: (way: Way) => void
  pending: boolean
  online: string
}

export default function PhoneBar({ mine, line, onWay, pending, online }: PhoneBarProps) {
  const { t } = useTranslation('agent')
  const menu = useLateMenu(loadMenu)
  const [wish, setWish] = useState<Wish | null>(null)
  const button = useRef<HTMLButtonElement>(null)
  const { way } = line
  function done() {
    setWish(null)
    button.current?.focus()
  }
  const face = (loaded: boolean) => (
    <Button
      ref={button}
      size="md"
      h={48}
      variant="default"
      leftSection={<StatusDot colour={mine.row.colour} />}
      aria-label={`${t('status.choose')}: ${shownLabel(mine.row)}`}
      {...menu.reach(loaded)}
    >
      {shownLabel(mine.row)}
    </Button>
  )
  return (
    <div className={classes.bar} role="group" aria-label={t('bar')}>
      {menu.wanted ? (
        <Suspense fallback={face(false)}>
          <PhoneMenu agent={mine.agent} opened={menu.opened} onChange={menu.setOpened} onWish={setWish}>
            {face(true)}
          </PhoneMenu>
        </Suspense>
      ) : (
        face(false)
      )}
      {way !== undefined && (
        <Button size="md" h={48} loading={pending} onClick={() => onWay(way)}>
          {wayWords(way, { label: online })}
        </Button>
      )}
      {wish !== null && (
        <Suspense>
          <Wished agent={mine.agent} wish={wish} onDone={done} />
        </Suspense>
      )}
    </div>
  )
}
