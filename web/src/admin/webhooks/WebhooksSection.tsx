// Webhooks: the programs that are told of events, and the way to make one.
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { byName } from '@/i18n/format'
import { EntityList } from '../list/EntityList'
import { Gone } from '../list/EntitySection'
import type { Entry } from '../list/entry'
import { Mark } from '../list/Mark'
import type { SectionProps } from '../section'
import { AddWebhook } from './AddWebhook'
import { WebhookDetail } from './WebhookDetail'
import { type State, stateOf, webhooks } from './webhooks'

const TONES = { on: 'good', failing: 'bad', off: 'plain' } as const

export function WebhooksSection({ selected }: SectionProps) {
  const { t } = useTranslation('webhooks')
  const [adding, setAdding] = useState(false)
  const asked = useQuery(webhooks)
  const entries = useMemo(
    () =>
      [...(asked.data ?? [])]
        .sort((one, other) => byName(one.name, other.name))
        .map(
          (webhook): Entry => ({
            id: webhook.id,
            label: webhook.name,
            note: hostOf(webhook.url),
            badge: <StateMark state={stateOf(webhook)} />,
          }),
        ),
    [asked.data],
  )
  const webhook = asked.data?.find((one) => one.id === selected)
  return (
    <>
      <EntityList
        section="webhooks"
        title={t('title')}
        hint={t('hint')}
        asked={asked}
        entries={entries}
        selected={selected}
        empty={{ title: t('empty'), hint: t('emptyHint') }}
        onAdd={() => setAdding(true)}
        addLabel={t('add')}
      >
        {webhook ? (
          <WebhookDetail key={webhook.id} webhook={webhook} facts={<StateMark state={stateOf(webhook)} />} />
        ) : (
          <Gone isPending={asked.isPending} />
        )}
      </EntityList>
      <AddWebhook opened={adding} onClose={() => setAdding(false)} />
    </>
  )
}

function StateMark({ state }: { state: State }) {
  const { t } = useTranslation('webhooks')
  return <Mark tone={TONES[state]}>{t(`state.${state}`)}</Mark>
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url
}
