// Presets: five products as data. Looked at, compared with what is, and applied in parts.
import { Badge, Group, Stack, Text, Title } from '@mantine/core'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api, asked } from '@/api/client'
import { Failed, Waiting } from '@/ui/States'
import classes from '../queues/QueuesSection.module.css'
import type { SectionProps } from '../section'
import { PresetPage } from './PresetPage'
import { presetWords } from './words'

const presets = queryOptions({
  queryKey: ['presets'],
  queryFn: () => asked(api.GET('/api/v1/presets', { params: { query: { limit: 100 } } })),
})

export function PresetsSection({ selected }: SectionProps) {
  return selected === undefined ? <PresetList /> : <PresetPage name={selected} />
}

function PresetList() {
  const { t } = useTranslation('admin')
  const asking = useQuery(presets)
  return (
    <Stack>
      <div>
        <Title order={2} size="h3">
          {t('section.presets')}
        </Title>
        <Text c="dimmed" size="sm" maw="40rem">
          {t('presets.hint')}
        </Text>
      </div>
      {asking.isPending && <Waiting />}
      {asking.error !== null && <Failed error={asking.error} retry={() => void asking.refetch()} />}
      <ul className={classes.list} aria-label={t('section.presets')}>
        {asking.data?.items.map((preset) => {
          const said = presetWords(preset)
          return (
            <li key={preset.name}>
              <Link
                to="/admin/$section/$key"
                params={{ section: 'presets', key: preset.name }}
                className={classes.queue}
              >
                <Group gap="xs">
                  <Text fw={600} component="span">
                    {said.title}
                  </Text>
                  {preset.current && (
                    <Badge variant="light" tt="none">
                      {t('presets.current')}
                    </Badge>
                  )}
                </Group>
                <Text size="sm" component="span">
                  {said.summary}
                </Text>
                <Text size="xs" c="dimmed" component="span">
                  {t('presets.document', { document: preset.document })}
                </Text>
              </Link>
            </li>
          )
        })}
      </ul>
    </Stack>
  )
}
