// "Why?": the button that opens an explanation, with a name that says of whom.
import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'

/** `of`: the name of the agent, queue or call that is explained. */
export function WhyButton({ of, onClick }: { of: string; onClick: () => void }) {
  const { t } = useTranslation('why')
  return (
    <Button
      size="compact-sm"
      variant="subtle"
      onClick={onClick}
      aria-label={t('buttonOf', { name: of })}
      aria-haspopup="dialog"
    >
      {t('button')}
    </Button>
  )
}
