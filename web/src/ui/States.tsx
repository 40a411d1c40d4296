// What a page shows instead of its content: it is loading, there is nothing, or it failed.
import { Button, Center, Loader, Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { isForGood } from '@/api/problem'
import { Refused } from './Refused'

export function Waiting() {
  const { t } = useTranslation()
  return (
    <Center p="xl" role="status">
      <Loader aria-hidden />
      <span className="rr-hidden">{t('loading')}</span>
    </Center>
  )
}

type EmptyProps = {
  title: string
  hint?: string
  /** It is all that the page has to say, so it is its heading. */
  heading?: boolean
  children?: ReactNode
}

/** Nothing is here, and what to do about it. */
export function Empty({ title, hint, heading = false, children }: EmptyProps) {
  return (
    <Stack align="center" gap="xs" p="xl" ta="center">
      {heading ? <PageTitle>{title}</PageTitle> : <Text fw={600}>{title}</Text>}
      {hint !== undefined && <Text c="dimmed">{hint}</Text>}
      {children}
    </Stack>
  )
}

/** It could not be loaded; `retry` asks again. */
export function Failed({ error, retry }: { error: unknown; retry?: () => void }) {
  const { t } = useTranslation()
  return (
    <Stack p="md" maw={640} mx="auto">
      <Refused error={error}>
        {retry !== undefined && !isForGood(error) && (
          <Button mt="sm" variant="default" onClick={retry}>
            {t('retry')}
          </Button>
        )}
      </Refused>
    </Stack>
  )
}

/** A page's heading; the first one takes the focus after a change of page. */
export function PageTitle({ children }: { children: ReactNode }) {
  return (
    <Title order={1} size="h2" tabIndex={-1} data-page-title>
      {children}
    </Title>
  )
}
