// How a status looks on the board, in the light and in the dark, and whether its colour can be seen there.
import { Alert, Group, Paper, Stack, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { BACKGROUNDS, contrast, ENOUGH } from '@/ui/contrast'
import { StatusDot } from '@/ui/StatusDot'

const SCHEMES = ['light', 'dark'] as const
const WORDS = { light: '#212529', dark: '#e9ecef' } as const

export function StatusPreview({ colour, label }: { colour: string; label: string }) {
  const { t } = useTranslation('people')
  const faint = SCHEMES.filter((scheme) => contrast(colour, BACKGROUNDS[scheme]) < ENOUGH)
  return (
    <Stack gap="xs">
      <Group gap="sm">
        {SCHEMES.map((scheme) => (
          <Paper
            key={scheme}
            withBorder
            px="md"
            py="xs"
            style={{ background: BACKGROUNDS[scheme], color: WORDS[scheme], colorScheme: scheme }}
          >
            <Group gap="xs" wrap="nowrap">
              <StatusDot colour={colour} />
              <Text size="sm" c="inherit">
                {label}
              </Text>
            </Group>
          </Paper>
        ))}
      </Group>
      {faint.map((scheme) => (
        <Alert key={scheme} color="yellow" icon={<IconAlertTriangle aria-hidden />} p="xs">
          {t(`statuses.faint.${scheme}`)}
        </Alert>
      ))}
    </Stack>
  )
}
