// What a page shows that rests on the live rows, before there are any: they are coming, or none will come.
import { Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useLink } from '@/live/context'
import { PageTitle, Waiting } from './States'

/** For who may see nobody, the wait would never end. */
export function Connecting() {
  const { t } = useTranslation()
  const { link } = useLink()
  if (link !== 'ended') return <Waiting />
  return (
    <Stack align="center" gap="xs" p="xl" ta="center">
      <PageTitle>{t('link.nobody')}</PageTitle>
      <Text c="dimmed">{t('link.nobodyHint')}</Text>
    </Stack>
  )
}
