// `/told`: how I am told away from the page: by which of the channels that I have an address for, and when not.
import { Checkbox, Group, Paper, SegmentedControl, Stack, Text, TextInput, Title } from '@mantine/core'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, type ReactNode, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Api, api, asked } from '@/api/client'
import { queryClient } from '@/api/queries'
import { LANGUAGES, type Language, speak } from '@/i18n'
import { useMe, usePreferences } from '@/session/session'
import { useAnnounce } from '@/ui/announce'
import { useCommand } from '@/ui/command'
import { unquiet } from '@/ui/quiet'
import { Refused } from '@/ui/Refused'
import { Failed, PageTitle, Waiting } from '@/ui/States'
import { TestChannel } from './TestChannel'

type Telling = Api<'MyTelling'>
type Channel = Telling['channels'][number]
const CHANNELS = ['email', 'chat', 'sms', 'webhook'] as const
const ADDRESS = { email: 'email', chat: 'chat', sms: 'phone', webhook: 'webhook' } as const

const telling = queryOptions({
  queryKey: ['me', 'telling'],
  queryFn: () => asked(api.GET('/api/v1/me/telling')),
  staleTime: 0,
})

export function HowIAmTold() {
  const { t } = useTranslation('told')
  const asking = useQuery(telling)
  return (
    <Stack p="md" gap="md" maw={720} mx="auto">
      <div>
        <PageTitle>{t('title')}</PageTitle>
        <Text c="dimmed">{t('hint')}</Text>
      </div>
      {asking.isPending && <Waiting />}
      {asking.error !== null && asking.data === undefined && (
        <Failed error={asking.error} retry={() => void asking.refetch()} />
      )}
      {asking.data !== undefined && (
        <>
          <Channels telling={asking.data} />
          <Quiet telling={asking.data} />
          <Languages />
        </>
      )}
    </Stack>
  )
}

/** Changes what is named; what comes back is how it stands then. */
function useChange() {
  const { t } = useTranslation('told')
  const announce = useAnnounce()
  return useCommand(
    (body: Api<'ChangedTelling'>, key) =>
      asked(api.PATCH('/api/v1/me/telling', { body, params: { header: { 'Idempotency-Key': key } } })),
    (now) => {
      queryClient.setQueryData(telling.queryKey, now)
      announce(t('saved'))
    },
  )
}

function Part({ title, hint, children }: { title: string; hint?: string; children: ReactNode }) {
  const id = useId()
  return (
    <Paper component="section" aria-labelledby={id} withBorder p="md" radius="md">
      <Stack gap="md">
        <div>
          <Title order={2} size="h4" id={id}>
            {title}
          </Title>
          {hint !== undefined && (
            <Text size="sm" c="dimmed">
              {hint}
            </Text>
          )}
        </div>
        {children}
      </Stack>
    </Paper>
  )
}

function Channels({ telling: { channels, possible, ...addresses } }: { telling: Telling }) {
  const { t } = useTranslation('told')
  const change = useChange()
  // Shown at once; what was refused goes back.
  const [wanted, setWanted] = useState<Channel[] | null>(null)
  const chosen = wanted ?? channels
  const said = (channel: Channel) => {
    const address = addresses[ADDRESS[channel]]
    if (!address) return t('noAddress')
    return possible.includes(channel) ? address : t('notSetUp', { address })
  }
  return (
    <Part title={t('channels')} hint={t('channelsHint')}>
      <Checkbox checked disabled label={t('channel.page')} description={t('pageHint')} />
      {CHANNELS.map((channel) => (
        <Checkbox
          key={channel}
          label={t(`channel.${channel}`)}
          description={said(channel)}
          styles={{ description: { overflowWrap: 'anywhere' } }}
          checked={chosen.includes(channel)}
          // What is chosen can be let go in any case.
          disabled={!possible.includes(channel) && !chosen.includes(channel)}
          onChange={(event) => {
            const { checked } = event.currentTarget
            const others = chosen.filter((each) => each !== channel)
            const next = checked ? [...others, channel] : others
            setWanted(next)
            change.mutate({ channels: next }, { onSettled: () => setWanted(null) })
          }}
        />
      ))}
      <Refused error={change.error} />
      {channels.map((channel) => (
        <TestChannel key={channel} channel={channel} />
      ))}
    </Part>
  )
}

function Quiet({ telling }: { telling: Telling }) {
  const { t } = useTranslation('told')
  const { organisation } = useMe()
  const lacking = unquiet(telling)
  const mistake = lacking && t(lacking)
  return (
    <Part title={t('quiet')} hint={t('quietHint', { zone: organisation.zone })}>
      <Group align="start">
        <Time name="quiet_from" value={telling.quiet_from} label={t('quietFrom')} />
        <Time name="quiet_to" value={telling.quiet_to} label={t('quietTo')} mistake={mistake} />
      </Group>
    </Part>
  )
}

type TimeProps = {
  name: 'quiet_from' | 'quiet_to'
  value: string | null
  label: string
  mistake?: string | null
}

/** Kept when it is left, or by Enter; emptied, there is none. */
function Time({ name, value, label, mistake = null }: TimeProps) {
  const [draft, setDraft] = useState<string | null>(null)
  const change = useChange()
  const commit = () => {
    if (draft === null || draft === (value ?? '')) return
    change.mutate({ [name]: draft === '' ? null : draft }, { onSuccess: () => setDraft(null) })
  }
  return (
    <div>
      <TextInput
        type="time"
        label={label}
        error={mistake}
        value={draft ?? value ?? ''}
        onChange={(event) => setDraft(event.currentTarget.value)}
        onBlur={commit}
        onKeyDown={(event: KeyboardEvent) => event.key === 'Enter' && commit()}
      />
      <Refused error={change.error} />
    </div>
  )
}

function Languages() {
  const { t, i18n } = useTranslation('told')
  const [, prefer] = usePreferences()
  return (
    <Part title={t('language')} hint={t('languageHint')}>
      <SegmentedControl
        aria-label={t('language')}
        value={i18n.language}
        data={(Object.keys(LANGUAGES) as Language[]).map((value) => ({ value, label: LANGUAGES[value] }))}
        onChange={(value) => {
          void speak(value as Language)
          void prefer({ language: value as Language })
        }}
        w="fit-content"
      />
    </Part>
  )
}
