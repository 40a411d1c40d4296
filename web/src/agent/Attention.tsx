// What must reach an agent wherever in the application they are, and outside of it: a call that rings, a warning, a withdrawal.
// Belongs here: the page's title, urgent announcements, notices of the system, and a strip on other pages than one's own.
import { useLocation } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { time } from '@/i18n/format'
import { failure } from '@/i18n/words'
import type { OfferRow, WithdrawalRow } from '@/live/frames'
import { useSeconds } from '@/live/ticking'
import { usePreferences } from '@/session/session'
import { useAnnounce } from '@/ui/announce'
import { tellOutside } from '@/ui/desktop'
import { notice } from '@/ui/notice'
import { useAct } from './acts'
import { Incoming } from './Incoming'
import { type Mine, useMine } from './mine'
import { Warning } from './Urgent'

export default function Attention({ agent }: { agent: string }) {
  const mine = useMine(agent)
  return mine === undefined ? null : <Attending mine={mine} />
}

function Attending({ mine }: { mine: Mine }) {
  const { pathname } = useLocation()
  const act = useAct(mine.agent)
  const [offer] = mine.offers
  const until = mine.row.warned_until
  const live = mine.link === 'live'
  const { error } = act
  useEffect(() => {
    if (error !== null) void notice(failure(error), 'red')
  }, [error])
  useTellOffer(mine, live ? offer : undefined)
  useTellWarning(live ? until : null)
  useTellWithdrawal(live ? mine.withdrawals : [])
  useTitle(mine, live)
  if (pathname === '/me' || !live) return null
  if (until !== null) return <Warning mine={mine} until={until} keysOn={false} floating />
  return offer === undefined ? null : <Incoming mine={mine} offer={offer} act={act} keysOn={false} floating />
}

function useOutside(): (tag: string, title: string, body?: string) => () => void {
  const [preferences] = usePreferences()
  const wanted = preferences.desktop === true
  const tell = useRef(tellOutside)
  tell.current = wanted ? tellOutside : () => () => undefined
  return useRef((tag: string, title: string, body?: string) => tell.current(tag, title, body)).current
}

function useTellOffer(mine: Mine, offer: OfferRow | undefined): void {
  const { t } = useTranslation('agent')
  const announce = useAnnounce()
  const outside = useOutside()
  const id = offer?.id
  const queue = offer === undefined ? '' : mine.queueLabel(offer.queue)
  useEffect(() => {
    if (id === undefined) return undefined
    announce(t('offer.announce', { queue }), true)
    return outside('readyroom-offer', t('offer.announce', { queue }))
  }, [id, queue, announce, outside, t])
}

function useTellWarning(until: string | null): void {
  const { t } = useTranslation('agent')
  const announce = useAnnounce()
  const outside = useOutside()
  useEffect(() => {
    if (until === null) return undefined
    const said = t('warning.announce', { at: time(until) })
    announce(said, true)
    return outside('readyroom-warning', t('warning.title'), said)
  }, [until, announce, outside, t])
}

/** Told once each; those that stood before the page was opened are not news. */
function useTellWithdrawal(withdrawals: readonly WithdrawalRow[]): void {
  const { t } = useTranslation('agent')
  const outside = useOutside()
  const newest = withdrawals.at(-1)
  const known = useRef(newest?.id)
  useEffect(() => {
    if (newest === undefined || known.current === newest.id) return
    known.current = newest.id
    const { judgement } = newest
    const said =
      judgement === null
        ? t('withdrawn.signedOut')
        : t('withdrawn.announce', { missed: judgement.count, threshold: judgement.threshold })
    outside('readyroom-withdrawal', said)
  }, [newest, outside, t])
}

/** The title of the tab says what waits for one, and changes each second so that the eye finds it. */
function useTitle(mine: Mine, live: boolean): void {
  const { t } = useTranslation(['agent', 'common'])
  const app = t('common:appName')
  const [offer] = mine.offers
  const warned = mine.row.warned_until !== null
  const urgent = live && (offer !== undefined || warned)
  const second = useSeconds(urgent)
  const said = warned ? t('tab.warned') : offer && t('tab.ringing', { queue: mine.queueLabel(offer.queue) })
  const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches
  useEffect(() => {
    document.title = urgent && said !== undefined && (still || second % 2 === 0) ? said : app
  }, [urgent, said, still, second, app])
  useEffect(
    () => () => {
      document.title = app
    },
    [app],
  )
}
