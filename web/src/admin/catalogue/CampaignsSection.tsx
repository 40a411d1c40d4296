// Campaigns of outgoing calls: whether an open record withdraws the agent, and for how long a call's end does (S2.3, S2.4).
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type Api, api, asked as ask } from '@/api/client'
import * as queries from '@/api/queries'
import { duration } from '@/i18n/format'
import { Block } from '../form/Block'
import { changed } from '../form/changes'
import { SavedSwitch } from '../form/fields'
import { useSaver } from '../form/saver'
import { SavedDuration, SavedText } from '../form/TypedField'
import { keyed } from '../list/commands'
import { EntityDetail } from '../list/EntityDetail'
import { EntitySection } from '../list/EntitySection'
import { useReachesAll } from '../list/reach'

type Campaign = Api<'CampaignConfig'>
const REFRESH = [['campaigns']]
const WEEK_S = 604_800

export function CampaignsSection({ selected }: { selected: string | undefined }) {
  const { t } = useTranslation('people')
  const reachesAll = useReachesAll()
  const asked = useQuery(queries.campaigns)
  const note = ({ preview, post_call_s }: Campaign) => {
    const after = post_call_s > 0 ? t('campaigns.noteAfter', { time: duration(post_call_s) }) : null
    return [t(preview ? 'campaigns.notePreview' : 'campaigns.noteNoPreview'), after]
      .filter((part) => part !== null)
      .join(' · ')
  }
  return (
    <EntitySection
      section="campaigns"
      title={t('campaigns.title')}
      hint={t('campaigns.hint')}
      empty={{ title: t('campaigns.empty'), hint: t('campaigns.emptyHint') }}
      selected={selected}
      asked={asked}
      labelOf={labelOf}
      entry={(campaign) => ({ note: note(campaign) })}
      adding={
        reachesAll
          ? {
              title: t('campaigns.add'),
              action: t('campaigns.make'),
              nameLabel: t('field.label'),
              create: (id, label, key) =>
                ask(api.POST('/api/v1/campaigns', { body: { id, label }, params: { header: keyed(key) } })),
              refresh: REFRESH,
            }
          : undefined
      }
    >
      {(campaign) => <CampaignDetail key={campaign.id} campaign={campaign} readOnly={!reachesAll} />}
    </EntitySection>
  )
}

function labelOf(campaign: Campaign): string {
  return campaign.label
}

function CampaignDetail({ campaign, readOnly }: { campaign: Campaign; readOnly: boolean }) {
  const { t } = useTranslation('people')
  const path = { campaign: campaign.id }
  const saver = useSaver({
    send: (body: Api<'CampaignConfigPatch'>, key) =>
      changed(api.PATCH('/api/v1/campaigns/{campaign}', { body, params: { path, header: keyed(key) } })),
    refresh: REFRESH,
  })
  return (
    <EntityDetail
      section="campaigns"
      id={campaign.id}
      label={campaign.label}
      readOnly={readOnly}
      remove={{
        action: t('campaigns.delete'),
        goes: t('campaigns.goes'),
        send: (key) =>
          changed(api.DELETE('/api/v1/campaigns/{campaign}', { params: { path, header: keyed(key) } })),
        refresh: REFRESH,
      }}
    >
      <Block title={t('block.general')}>
        <SavedText
          saver={saver}
          label={t('field.label')}
          value={campaign.label}
          patch={(label) => ({ label })}
          disabled={readOnly}
        />
      </Block>
      <Block title={t('campaigns.withdrawal')} hint={t('campaigns.withdrawalHint')}>
        <SavedSwitch
          saver={saver}
          label={t('campaigns.preview')}
          description={t('campaigns.previewHint')}
          value={campaign.preview}
          patch={(preview) => ({ preview })}
          disabled={readOnly}
        />
        <SavedDuration
          saver={saver}
          label={t('campaigns.postCall')}
          description={t('campaigns.postCallHint')}
          value={campaign.post_call_s}
          patch={(post_call_s) => ({ post_call_s })}
          min={0}
          max={WEEK_S}
          disabled={readOnly}
        />
      </Block>
    </EntityDetail>
  )
}
