// What is told of the time before Readyroom's own records: by whom, and what they do not know.
import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { list } from '@/i18n/format'
import { told } from './sentences'

type BeforeProps = { source: string; notKnown: readonly string[] }

export function Before({ source, notKnown }: BeforeProps) {
  const { t } = useTranslation('why')
  const what = list(notKnown.map((code) => told('before.what', code, code.replaceAll('_', ' '))))
  return (
    <Text size="sm">
      {t('before.told', { source })} {t('before.notKnown', { what })}
    </Text>
  )
}
