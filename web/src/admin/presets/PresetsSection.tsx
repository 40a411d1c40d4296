// Presets: five products as data. Looked at, compared with what is, and applied in parts.
import { Badge, Group, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import * as queries from '@/api/queries'
import { presetWords } from '@/i18n/presets'
import { Failed, Waiting } from '@/ui/States'
import classes from '../queues/QueuesSection.module.css'
import type { SectionProps } from '../section'
import { PresetPage } from './PresetPage'

export function PresetsSection({ selected }: SectionProps) {
  return selected === undefined ? <PresetList /> : <PresetPage name={selected} />
}

function PresetList() {
  const { t } = useTranslation('admin')
  const asking = useQuery(queries.presets)
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
        {asking.data?.map((preset) => {
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
