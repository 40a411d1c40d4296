// The key with which messages to a program of a user's are signed: a new one, shown once.
import { Code } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { type Api, api, asked } from '@/api/client'
import { NewSecret } from '../list/NewSecret'
import { OnceShown } from '../list/OnceShown'

export function MessageKey({ user }: { user: Api<'UserConfig'> }) {
  const { t } = useTranslation('people')
  const { id, name } = user
  return (
    <NewSecret
      action={t('key.make')}
      question={t('key.makeFor', { name })}
      goes={t('key.goes')}
      made={t('key.made', { name })}
      make={() => asked(api.POST('/api/v1/users/{user}/message-key', { params: { path: { user: id } } }))}
      shown={(secret, onClose) => (
        <OnceShown
          secret={secret}
          hint={t('key.hint')}
          use={
            <>
              {t('key.use')} <Code>webhook-signature</Code>
            </>
          }
          onClose={onClose}
        />
      )}
    />
  )
}
