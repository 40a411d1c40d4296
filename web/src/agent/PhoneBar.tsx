// The main actions within a thumb's reach: on small screens, at the bottom of the page.
import { Button, Menu } from '@mantine/core'
import { lazy, Suspense, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { shownLabel } from '@/i18n/words'
import { StatusDot } from '@/ui/StatusDot'
import classes from './Agent.module.css'
import { type Mine, wayWords } from './mine'
import type { Wish } from './StatusItems'
import type { Line, Way } from './standing'

const StatusItems = lazy(() => import('./StatusItems'))
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
  const [wish, setWish] = useState<Wish | null>(null)
  const button = useRef<HTMLButtonElement>(null)
  const { way } = line
  function done() {
    setWish(null)
    button.current?.focus()
  }
  return (
    <div className={classes.bar} role="group" aria-label={t('bar')}>
      <Menu position="top-start" width={260} withInitialFocusPlaceholder={false}>
        <Menu.Target>
          <Button
            ref={button}
            size="md"
            h={48}
            variant="default"
            leftSection={<StatusDot colour={mine.row.colour} />}
            aria-label={`${t('status.choose')}: ${shownLabel(mine.row)}`}
          >
            {shownLabel(mine.row)}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Suspense>
            <StatusItems agent={mine.agent} onWish={setWish} />
          </Suspense>
        </Menu.Dropdown>
      </Menu>
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
