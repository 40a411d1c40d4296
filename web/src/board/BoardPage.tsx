// The supervisors' board: agents, queues, callers and withdrawals as they are at this moment, in widgets that one shows or hides.
import { Button, Group } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import * as queries from '@/api/queries'
import { useBoard, useLink } from '@/live/context'
import { may, useMe } from '@/session/session'
import { Connecting } from '@/ui/Connecting'
import { Empty, PageTitle, Waiting } from '@/ui/States'
import { Agents } from './Agents'
import { AttendanceWidget } from './AttendanceWidget'
import classes from './Board.module.css'
import { CallersWidget } from './CallersWidget'
import { Feed } from './Feed'
import { LinksDown } from './LinksDown'
import { QueuesWidget } from './QueuesWidget'
import { useBoardAddress } from './search'
import { useWidgets, WidgetsMenu } from './widgets'

const AgentPopup = lazy(() => import('./AgentPopup'))
const FEED_ITEMS = 8

export function BoardPage() {
  const { t } = useTranslation(['board', 'common'])
  const { link } = useLink()
  // Not the rows: they change many times a second, and what shows them looks for itself.
  const size = useBoard((board) => board.agents.size)
  const address = useBoardAddress()
  const [shown, toggle] = useWidgets()
  // Not before it is known what is hidden: a widget that comes and goes is worse than one that comes late.
  const known = useQuery(queries.preferences)
  if (size === undefined) return <Connecting />
  if (known.isPending) return <Waiting />
  const { queue } = address.choice
  const hasSide = shown.queues || shown.callers || shown.withdrawals || shown.attendance
  return (
    <div className={classes.page} data-stale={link === 'live' ? undefined : true}>
      <div className={classes.top}>
        <PageTitle>{t('title')}</PageTitle>
        <Group gap="xs">
          <Button component={Link} to="/wall" variant="subtle" px="sm">
            {t('common:nav.wall')}
          </Button>
          <WidgetsMenu shown={shown} toggle={toggle} />
        </Group>
      </div>
      <LinksDown />
      {size === 0 && <Nobody />}
      <div className={classes.columns} data-only={!(shown.agents && size > 0 && hasSide) || undefined}>
        {shown.agents && size > 0 && <Agents address={address} />}
        {hasSide && (
          <div className={classes.side} data-wide={!shown.agents || undefined}>
            {shown.queues && <QueuesWidget chosen={queue} onChoose={address.chooseQueue} />}
            {shown.callers && <CallersWidget queue={queue} />}
            {shown.attendance && <AttendanceWidget onOpen={address.open} />}
            {shown.withdrawals && (
              <section className={classes.widget} aria-labelledby="withdrawals-title">
                <h2 id="withdrawals-title">{t('widgets.withdrawals')}</h2>
                <Feed limit={FEED_ITEMS} />
              </section>
            )}
          </div>
        )}
      </div>
      {address.agent !== null && (
        <Suspense>
          <AgentPopup key={address.agent} agent={address.agent} onClose={() => address.open(null)} />
        </Suspense>
      )}
    </div>
  )
}

function Nobody() {
  const { t } = useTranslation('board')
  const me = useMe()
  const configures = may(me, 'configure')
  return (
    <Empty title={t('empty.title')} hint={configures ? t('empty.hintAdmin') : t('empty.hint')}>
      {configures && (
        <Button component={Link} to="/admin">
          {t('empty.toAdmin')}
        </Button>
      )}
    </Empty>
  )
}
