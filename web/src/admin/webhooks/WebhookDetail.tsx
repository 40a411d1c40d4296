// One webhook: where it goes, of what it is told, its secrets, a test, and what became of each delivery.
import { Alert } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '@/api/client'
import { dateTime } from '@/i18n/format'
import {
  Block,
  changed,
  SavedDuration,
  SavedMulti,
  SavedSwitch,
  SavedText,
  type Saver,
  useSaver,
} from '../form'
import { EntityDetail } from '../list/EntityDetail'
import { Facts } from '../list/Facts'
import { Deliveries } from './Deliveries'
import { Signing } from './Signing'
import { TestWebhook } from './TestWebhook'
import { useFilterOptions, type Webhook, type WebhookPatch, webhooks } from './webhooks'

const WHYS = ['failing', 'gone', 'behind'] as const
const FILTERS = ['types', 'agents', 'queues'] as const

export function WebhookDetail({ webhook, facts }: { webhook: Webhook; facts: ReactNode }) {
  const { t } = useTranslation('webhooks')
  const path = { webhook: webhook.id }
  const saver = useSaver({
    send: (body: WebhookPatch) =>
      changed(api.PATCH('/api/v1/webhooks/{webhook}', { body, params: { path } })),
    refresh: [webhooks.queryKey],
  })
  return (
    <EntityDetail
      section="webhooks"
      id={webhook.id}
      label={webhook.name}
      facts={facts}
      remove={{
        action: t('delete'),
        goes: t('goes'),
        send: () => changed(api.DELETE('/api/v1/webhooks/{webhook}', { params: { path } })),
        refresh: [webhooks.queryKey],
      }}
    >
      <Standing webhook={webhook} saver={saver} />
      <What webhook={webhook} saver={saver} />
      <Signing webhook={webhook} />
      <Deliveries webhook={webhook.id} />
    </EntityDetail>
  )
}

type PartProps = { webhook: Webhook; saver: Saver<WebhookPatch> }

/** Whether and where it is told, why no more, and whether a request would arrive. */
function Standing({ webhook, saver }: PartProps) {
  const { t } = useTranslation('webhooks')
  const why = WHYS.find((code) => code === webhook.switched_off)
  return (
    <Block title={t('standing')}>
      {why !== undefined && (
        <Alert color="red" variant="light" icon={<IconAlertTriangle aria-hidden />} title={t('wentOff')}>
          {t(`why.${why}`)}
        </Alert>
      )}
      <SavedSwitch
        saver={saver}
        label={t('enabled')}
        description={t('enabledHint')}
        value={webhook.enabled}
        patch={(enabled) => ({ enabled })}
      />
      <SavedText saver={saver} label={t('name')} value={webhook.name} patch={(name) => ({ name })} />
      <SavedText
        saver={saver}
        label={t('url')}
        description={t('urlHint')}
        value={webhook.url}
        patch={(url) => ({ url })}
        maxLength={2000}
      />
      <Facts
        facts={[
          [t('by'), webhook.user],
          [t('created'), dateTime(webhook.created)],
          ...(webhook.failing_since === null
            ? []
            : [[t('failingSince'), dateTime(webhook.failing_since)] as const]),
        ]}
      />
      <TestWebhook webhook={webhook.id} />
    </Block>
  )
}

function What({ webhook, saver }: PartProps) {
  const { t } = useTranslation('webhooks')
  const options = useFilterOptions()
  return (
    <Block title={t('what')} hint={t(`streamHint.${webhook.stream}`)}>
      <Facts facts={[[t('stream'), t(`streams.${webhook.stream}`)]]} />
      {FILTERS.map((filter) => (
        <SavedMulti
          key={filter}
          saver={saver}
          label={t(`filter.${filter}`)}
          value={webhook[filter]}
          patch={(values) => ({ [filter]: [...values] })}
          options={options[filter]}
          empty={t('filter.all')}
        />
      ))}
      {webhook.stream === 'agents' && (
        <SavedDuration
          saver={saver}
          label={t('heartbeat')}
          description={t('heartbeatHint')}
          value={webhook.heartbeat_s}
          patch={(heartbeat_s) => ({ heartbeat_s })}
          min={30}
          max={3600}
          empty={t('heartbeatNone')}
        />
      )}
    </Block>
  )
}
