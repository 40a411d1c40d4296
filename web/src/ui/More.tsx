// The next page of a list, for as long as there is one.
import { Button } from '@mantine/core'
import type { UseInfiniteQueryResult } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'

type Paged = Pick<UseInfiniteQueryResult, 'hasNextPage' | 'isFetchingNextPage' | 'fetchNextPage'>

export function More({ of }: { of: Paged }) {
  const { t } = useTranslation('common')
  if (!of.hasNextPage) return null
  return (
    <Button
      variant="default"
      w="fit-content"
      loading={of.isFetchingNextPage}
      onClick={() => void of.fetchNextPage()}
    >
      {t('more')}
    </Button>
  )
}
