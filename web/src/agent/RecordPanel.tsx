// The campaign record one works on: opening it, closing it, and going home (S2.3 to S2.5).
import { Button, Group, NativeSelect, Paper, Stack, Text, TextInput, Title } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Api } from '@/api/client'
import { timeOrDate } from '@/i18n/format'
import { useServerClock } from '@/live/context'
import { Refused } from '@/ui/Refused'
import { isClosed } from './Attendance'
import { useAct } from './acts'
import type { Mine } from './mine'

type Campaign = Api<'CampaignConfig'>
type RecordPanelProps = { mine: Mine; campaigns: readonly Campaign[] }

export default function RecordPanel({ mine, campaigns }: RecordPanelProps) {
  const { t } = useTranslation('agent')
  const now = useServerClock()
  const act = useAct(mine.agent)
  const open = mine.detail?.campaign_record ?? null
  const holds = mine.detail?.holds.some((hold) => ['preview', 'post_call'].includes(hold.kind)) ?? false
  const label = (id: string) => campaigns.find((each) => each.id === id)?.label ?? id
  const doing = act.isPending ? act.variables.do : null
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="record-title">
      <Title order={2} size="h5" mb="xs" id="record-title">
        {t('record.title')}
      </Title>
      <Stack gap="sm">
        {open !== null && (
          <div data-stale={mine.link !== 'live' || undefined}>
            <Text fw={600}>
              {t('record.openNow', { record: open.record, campaign: label(open.campaign) })}
            </Text>
            <Text size="sm" c="dimmed">
              {t('record.since', { at: timeOrDate(open.since, now()) })}
            </Text>
          </div>
        )}
        {open === null && !isClosed(mine) && <OpenForm mine={mine} campaigns={campaigns} />}
        {open === null && isClosed(mine) && <Text size="sm">{t('record.readOnly')}</Text>}
        {(open !== null || holds) && (
          <>
            <Group gap="xs">
              <Button loading={doing === 'home'} onClick={() => act.mutate({ do: 'home' })}>
                {t('record.home')}
              </Button>
              {open !== null && (
                <Button
                  variant="default"
                  loading={doing === 'close_record'}
                  onClick={() => act.mutate({ do: 'close_record' })}
                >
                  {t('record.close')}
                </Button>
              )}
            </Group>
            <Text size="sm" c="dimmed">
              {t(mine.readyOnHome ? 'record.readyOnHome' : 'record.notReadyOnHome')}
            </Text>
          </>
        )}
        <Refused error={act.error} />
      </Stack>
    </Paper>
  )
}

function OpenForm({ mine, campaigns }: RecordPanelProps) {
  const { t } = useTranslation('agent')
  const [picked, pick] = useState<string | null>(null)
  const [record, setRecord] = useState('')
  const act = useAct(mine.agent, () => setRecord(''))
  const campaign = campaigns.find((each) => each.id === picked) ?? campaigns[0]
  function submit(event: FormEvent) {
    event.preventDefault()
    if (campaign !== undefined && record.trim() !== '') {
      act.mutate({ do: 'open_record', campaign: campaign.id, record: record.trim() })
    }
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="xs">
        <NativeSelect
          label={t('record.campaign')}
          value={campaign?.id}
          data={campaigns.map((each) => ({ value: each.id, label: each.label }))}
          onChange={(event) => pick(event.currentTarget.value)}
        />
        <Group align="flex-end" wrap="nowrap">
          <TextInput
            flex={1}
            label={t('record.number')}
            autoComplete="off"
            maxLength={100}
            value={record}
            onChange={(event) => setRecord(event.currentTarget.value)}
          />
          <Button type="submit" variant="default" loading={act.isPending}>
            {t('record.open')}
          </Button>
        </Group>
        {campaign?.preview && (
          <Text size="sm" c="dimmed">
            {t('record.preview')}
          </Text>
        )}
        <Refused error={act.error} />
      </Stack>
    </form>
  )
}
