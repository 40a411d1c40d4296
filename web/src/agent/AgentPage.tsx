// The agent's own page: where I stand, what rings, my status, my queues, and what I work on.
import { Button, Paper, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { lazy, type ReactNode, Suspense, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import * as queries from '@/api/queries'
import { useBoard } from '@/live/context'
import { useMe } from '@/session/session'
import { Connecting } from '@/ui/Connecting'
import { Refused } from '@/ui/Refused'
import { Empty, PageTitle, Waiting } from '@/ui/States'
import classes from './Agent.module.css'
import { Attendance, isClosed } from './Attendance'
import { useAct } from './acts'
import { Incoming, useOverlay } from './Incoming'
import { useKeys, useKeysOn } from './keys'
import { type Mine, settable, useMine, useOnlineStatus } from './mine'
import { Phones } from './Phones'
import { QueueCards } from './QueueCards'
import { StandingCard } from './StandingCard'
import { StatusBar, statusKeys } from './StatusBar'
import { type Line, type Stand, standing, type Way } from './standing'
import { useStatusChoice } from './statusChoice'
import { Warning, WrapUp } from './Urgent'

const CasesPanel = lazy(() => import('./CasesPanel'))
const ClockDialog = lazy(() => import('./ClockDialogs'))
const Calls = lazy(() => import('./Calls'))
const KeysPanel = lazy(() => import('./KeysPanel'))
const PhoneBar = lazy(() => import('./PhoneBar'))
const RecordPanel = lazy(() => import('./RecordPanel'))
const SignInDialog = lazy(() => import('./SignInDialog'))

export function AgentPage() {
  const { t } = useTranslation(['agent', 'common'])
  const me = useMe()
  const mine = useMine(me.agent ?? '')
  const known = useBoard((board) => board.seq) !== undefined
  const statuses = useQuery(queries.statuses)
  if (mine !== undefined && !statuses.isPending) return <Present mine={mine} />
  if (mine === undefined && known) return <Empty title={t('notThere')} hint={t('notThereHint')} />
  return mine === undefined ? <Connecting /> : <Waiting />
}

type Asking = 'clock_in' | 'clock_out' | 'sign_in' | null

/** Does what a line's button says. */
function useWays(mine: Mine) {
  const act = useAct(mine.agent)
  const online = useOnlineStatus()
  const choice = useStatusChoice(mine.agent)
  const [asking, ask] = useState<Asking>(null)
  function go(way: Way) {
    switch (way.kind) {
      case 'clock_in':
      case 'sign_in':
        return ask(way.kind)
      case 'online': {
        const entry = mine.statuses.get(online ?? '')
        return entry === undefined ? undefined : choice.choose(entry)
      }
      case 'join_all':
        return act.mutate({ do: 'membership', membership: 'in' })
      case 'return':
        return act.mutate({ do: 'return', ...(way.queue !== null && { queue: way.queue }) })
      case 'close_record':
        return act.mutate({ do: 'close_record' })
      default:
        return act.mutate({ do: way.kind })
    }
  }
  const label = mine.statuses.get(online ?? '')?.label ?? ''
  return { act, choice, asking, ask, go, online: label, pending: act.isPending || choice.pending !== null }
}

/** What has a card of its own just above needs no second button in the sentence; the warning's card says all of it. */
function withoutDoubles(stand: Stand): Stand {
  const kind = stand.main.way?.kind
  const [next, ...more] = stand.more
  if (kind === 'stay' && next !== undefined) {
    return { tone: next.key.startsWith('ready') ? 'ready' : stand.tone, main: next, more }
  }
  const doubled = kind === 'stay' || kind === 'end_wrap_up'
  return doubled ? { ...stand, main: { key: stand.main.key, params: stand.main.params } } : stand
}

function Present({ mine }: { mine: Mine }) {
  const { t } = useTranslation('agent')
  const stand = useMemo(() => withoutDoubles(standing(mine)), [mine])
  const ways = useWays(mine)
  const [keysOn] = useKeysOn()
  const { data: campaigns } = useQuery(queries.campaigns)
  const way = firstReturn(stand)
  useKeys(useKeyMap(mine, stand, ways), keysOn)
  const { warned_until: warned, wrap_up_until: wrapUp } = mine.row
  const closed = isClosed(mine)
  const tracked = mine.detail?.attendance.tracked ?? false
  const cases = tracked || (mine.detail?.cases.length ?? 0) > 0
  const keyOf = (one: Way) => (keysOn && one === way ? 'b' : undefined)
  const shared = { onWay: ways.go, pending: ways.pending, online: ways.online }
  return (
    <div className={classes.page}>
      <PageTitle>{t('title')}</PageTitle>
      {(warned !== null || mine.offers.length > 0) && (
        <div className={classes.pressing}>
          {warned !== null && <Warning mine={mine} until={warned} keysOn={keysOn} />}
          {mine.offers.map((offer) => (
            <Incoming key={offer.id} mine={mine} offer={offer} act={ways.act} keysOn={keysOn} />
          ))}
        </div>
      )}
      {/* A call that rings and a warning have said so above. */}
      {mine.offers.length === 0 && !stand.main.key.startsWith('warned') && (
        <StandingCard mine={mine} stand={stand} keyOf={keyOf} {...shared} />
      )}
      <Refused error={ways.act.error ?? ways.choice.error} />
      {wrapUp !== null && <WrapUp mine={mine} until={wrapUp} keysOn={keysOn} />}
      <div className={classes.columns}>
        <div className={classes.column}>
          {!closed && <StatusBar mine={mine} choice={ways.choice} keysOn={keysOn} />}
          <QueueCards mine={mine} />
        </div>
        <div className={classes.column}>
          <Later>
            <Calls mine={mine} />
          </Later>
          <Attendance mine={mine} onClock={(which) => ways.ask(which === 'in' ? 'clock_in' : 'clock_out')} />
          <Task mine={mine} />
          <Later>
            {cases && <CasesPanel agent={mine.agent} readOnly={closed} />}
            {campaigns !== undefined && campaigns.length > 0 && (
              <RecordPanel mine={mine} campaigns={campaigns} />
            )}
          </Later>
          <Phones mine={mine} />
          <Later>
            <KeysPanel mine={mine} />
          </Later>
        </div>
      </div>
      <Later>
        <PhoneBar mine={mine} line={stand.main} {...shared} />
      </Later>
      {ways.choice.dialog}
      <Asked mine={mine} asking={ways.asking} onClose={() => ways.ask(null)} />
    </div>
  )
}

const Later = ({ children }: { children: ReactNode }) => <Suspense>{children}</Suspense>

/** The way that “I'm back” means: of the first line that has one. */
const firstReturn = (stand: Stand): Way | undefined =>
  [stand.main, ...stand.more].find((line: Line) => line.way?.kind === 'return')?.way

function useKeyMap(mine: Mine, stand: Stand, ways: ReturnType<typeof useWays>): Map<string, () => void> {
  const overlay = useOverlay()
  const [offer] = mine.offers
  const back = firstReturn(stand)
  const keys = new Map<string, () => void>()
  if (!isClosed(mine)) {
    for (const [key, entry] of statusKeys(settable(mine.statuses)))
      keys.set(key, () => ways.choice.choose(entry))
  }
  if (offer !== undefined && !overlay(offer.queue)) {
    keys.set('a', () => ways.act.mutate({ do: 'answer', offer: offer.id }))
    keys.set('r', () => ways.act.mutate({ do: 'refuse', offer: offer.id }))
  }
  if (mine.row.warned_until !== null) keys.set('h', () => ways.act.mutate({ do: 'stay' }))
  if (mine.row.wrap_up_until !== null) keys.set('f', () => ways.act.mutate({ do: 'end_wrap_up' }))
  if (back !== undefined) keys.set('b', () => ways.go(back))
  return keys
}

/** The way to back-office tasks, for who has that status or has one in hand. */
function Task({ mine }: { mine: Mine }) {
  const { t } = useTranslation('agent')
  const { data: settings } = useQuery(queries.settings)
  const need = settings?.tasks_need
  const inHand = (mine.detail?.task ?? null) !== null
  if (need === undefined || !(inHand || need === mine.row.status || need === mine.row.reason)) return null
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="task-title">
      <Title order={2} size="h5" id="task-title">
        {t('task.title')}
      </Title>
      <Text my="xs">{t(inHand ? 'task.inHand' : 'task.hint')}</Text>
      <Button component={Link} to="/tasks" variant="default">
        {t('task.link')}
      </Button>
    </Paper>
  )
}

function Asked({ mine, asking, onClose }: { mine: Mine; asking: Asking; onClose: () => void }) {
  if (asking === null) return null
  return (
    <Suspense>
      {asking === 'sign_in' ? (
        <SignInDialog mine={mine} onClose={onClose} />
      ) : (
        <ClockDialog agent={mine.agent} which={asking === 'clock_in' ? 'in' : 'out'} onClose={onClose} />
      )}
    </Suspense>
  )
}
