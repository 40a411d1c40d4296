// The large plain sentence of where one stands, what else is so, and one button for what one can do about each.
import { Button, Group, Stack, Text } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { timeWithSeconds } from '@/i18n/format'
import { useLink } from '@/live/context'
import { useAnnounce } from '@/ui/announce'
import { Elapsed } from '@/ui/Clock'
import { StatusDot } from '@/ui/StatusDot'
import classes from './Agent.module.css'
import { type Mine, wayWords, words } from './mine'
import type { Line, Stand, Way } from './standing'

/** Spoken by who rings and warns. */
const TOLD_ELSEWHERE = /^(ringing|warned)/

type StandingCardProps = {
  mine: Mine
  stand: Stand
  onWay: (way: Way) => void
  pending: boolean
  /** What “Go Online” is called. */
  online: string
  keyOf: (way: Way) => string | undefined
}

export function StandingCard({ mine, stand, onWay, pending, online, keyOf }: StandingCardProps) {
  const { t } = useTranslation('agent')
  const { link, heardAt } = useLink()
  const announce = useAnnounce()
  const live = link === 'live'
  const sentence = words(stand.main)
  const told = useRef(sentence)
  useEffect(() => {
    if (!live || told.current === sentence) return
    told.current = sentence
    if (!TOLD_ELSEWHERE.test(stand.main.key)) announce(sentence)
  }, [announce, live, sentence, stand.main.key])
  return (
    <section aria-label={t('standing')} className={classes.standing} data-tone={live ? stand.tone : 'lost'}>
      {!live && heardAt !== null && (
        <Text fw={600} mb={4}>
          {words({ key: 'lost', params: { at: timeWithSeconds(heardAt) } })}
        </Text>
      )}
      <Group justify="space-between" align="flex-start" data-stale={!live || undefined}>
        <Group wrap="nowrap" align="baseline" gap="sm" flex={1} miw={240}>
          <StatusDot colour={mine.row.colour} size={18} />
          <div className="rr-words">
            <Text className={classes.sentence} data-sentence>
              {sentence}
            </Text>
            {live && ['call', 'wrap_up'].includes(mine.row.activity) && (
              <Text c="dimmed" size="sm">
                {t('since')} <Elapsed since={mine.row.activity_since} />
              </Text>
            )}
          </div>
        </Group>
        <WayButton line={stand.main} large {...{ onWay, pending, online, keyOf }} />
      </Group>
      {stand.more.length > 0 && (
        <Stack gap={6} mt="sm" component="ul" className={classes.more} data-stale={!live || undefined}>
          {stand.more.map((line) => (
            <li key={`${line.key} ${line.params.queue ?? ''}`}>
              <Group gap="sm">
                <span>{words(line)}</span>
                <WayButton line={line} {...{ onWay, pending, online, keyOf }} />
              </Group>
            </li>
          ))}
        </Stack>
      )}
      {(stand.main.params.times ?? '') !== '' && (
        <Text c="dimmed" size="sm" mt={6}>
          {t('missedAt', { times: stand.main.params.times })}
        </Text>
      )}
    </section>
  )
}

type WayButtonProps = {
  line: Line
  large?: boolean
  onWay: (way: Way) => void
  pending: boolean
  online: string
  keyOf: (way: Way) => string | undefined
}

function WayButton({ line, large = false, onWay, pending, online, keyOf }: WayButtonProps) {
  const { way } = line
  if (way === undefined) return null
  const key = large ? keyOf(way) : undefined
  const params = { ...(large ? {} : line.params), label: online }
  return (
    <Button
      className={large ? classes.largeWay : undefined}
      size={large ? 'md' : 'compact-md'}
      variant={large ? 'filled' : 'light'}
      loading={pending}
      aria-keyshortcuts={key}
      onClick={() => onWay(way)}
    >
      {wayWords(way, params)}
    </Button>
  )
}
