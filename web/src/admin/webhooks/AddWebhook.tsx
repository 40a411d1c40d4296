// Makes a webhook: where it goes and of what it is told. Then its secret, once, to be copied.
import { Button, Code, Group, Modal, MultiSelect, Select, Stack, TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Api, api, asked } from '@/api/client'
import { queryClient } from '@/api/queries'
import { mistakeWords } from '@/i18n/mistakes'
import { useCommand } from '@/ui/command'
import { Refused } from '@/ui/Refused'
import { keptOpen, OnceShown } from '../list/OnceShown'
import { addressMistake, useFilterOptions, webhooks } from './webhooks'

type Made = Api<'MadeWebhook'>
type Stream = Made['stream']
const STREAMS: readonly Stream[] = ['events', 'agents']
const FILTERS = ['types', 'agents', 'queues'] as const
const EVERYTHING = { types: [], agents: [], queues: [] } as Record<(typeof FILTERS)[number], string[]>

export function AddWebhook({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation(['webhooks', 'common'])
  const navigate = useNavigate()
  const [made, setMade] = useState<Made | null>(null)
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      {...keptOpen(made !== null)}
      title={made === null ? t('add') : t('made', { name: made.name })}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      {made === null ? (
        <WebhookForm onMade={setMade} onClose={onClose} />
      ) : (
        <WebhookSecret
          secret={made.secret}
          onClose={() => {
            onClose()
            setMade(null)
            void navigate({ to: '/admin/$section/$key', params: { section: 'webhooks', key: made.id } })
          }}
        />
      )}
    </Modal>
  )
}

/** The secret with which requests are signed, and what to do with it. */
export function WebhookSecret({ secret, onClose }: { secret: string; onClose: () => void }) {
  const { t } = useTranslation('webhooks')
  return (
    <OnceShown
      secret={secret}
      hint={t('secretHint')}
      use={
        <>
          {t('secretUse')} <Code>webhook-signature</Code>
        </>
      }
      onClose={onClose}
    />
  )
}

function WebhookForm({ onMade, onClose }: { onMade: (made: Made) => void; onClose: () => void }) {
  const { t } = useTranslation(['webhooks', 'common'])
  const options = useFilterOptions()
  const [name, setName] = useState('')
  const [url, setUrl] = useState('')
  const [stream, setStream] = useState<Stream>('events')
  const [chosen, setChosen] = useState(EVERYTHING)
  const make = useCommand(
    (body: Api<'NewWebhook'>) => asked(api.POST('/api/v1/webhooks', { body })),
    (made) => {
      onMade(made)
      void queryClient.invalidateQueries({ queryKey: webhooks.queryKey })
    },
  )
  useTranslation('mistakes')
  const mistake = addressMistake(make.error)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    make.mutate({ name: name.trim(), url: url.trim(), stream, heartbeat_s: null, ...chosen })
  }
  return (
    <form onSubmit={submit}>
      <Stack>
        <TextInput
          label={t('name')}
          description={t('nameHint')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          maxLength={120}
          required
          withAsterisk={false}
          data-autofocus
        />
        <TextInput
          label={t('url')}
          description={t('urlHint')}
          type="url"
          placeholder="https://"
          value={url}
          onChange={(event) => setUrl(event.currentTarget.value)}
          maxLength={2000}
          error={mistake && mistakeWords(mistake)}
          required
          withAsterisk={false}
        />
        <Select
          label={t('stream')}
          description={t(`streamHint.${stream}`)}
          data={STREAMS.map((value) => ({ value, label: t(`streams.${value}`) }))}
          value={stream}
          onChange={(value) => value !== null && setStream(value as Stream)}
          allowDeselect={false}
        />
        {FILTERS.map((filter) => (
          <MultiSelect
            key={filter}
            label={t(`filter.${filter}`)}
            data={options[filter]}
            value={chosen[filter]}
            onChange={(values) => setChosen({ ...chosen, [filter]: values })}
            placeholder={chosen[filter].length === 0 ? t('filter.all') : undefined}
            searchable
            hidePickedOptions
            limit={200}
            nothingFoundMessage={t('filter.nothingFound')}
            maxDropdownHeight={280}
          />
        ))}
        {mistake === null && <Refused error={make.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" loading={make.isPending}>
            {t('make')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
