// Makes a token: what it is called, what it may do, until when. Then its secret, once, to be copied.
import { Button, Checkbox, Code, Group, Modal, Select, Stack, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Api, api, asked } from '@/api/client'
import { queryClient } from '@/api/queries'
import { useMe } from '@/session/session'
import { useCommand } from '@/ui/command'
import { Refused } from '@/ui/Refused'
import { keptOpen, OnceShown } from '../list/OnceShown'

type Scope = Api<'NewToken'>['scopes'][number]
/** From the most harmless on. */
const SCOPES: readonly Scope[] = ['read', 'write', 'configure', 'switch']
const DAY_S = 86_400
/** For how long; `never`: until it is revoked. */
const LIFETIMES = { week: 7 * DAY_S, month: 30 * DAY_S, quarter: 90 * DAY_S, year: 365 * DAY_S, never: null }
type Lifetime = keyof typeof LIFETIMES

export function AddToken({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation(['people', 'common'])
  const [made, setMade] = useState<Api<'MadeToken'> | null>(null)
  return (
    <Modal
      opened={opened}
      onClose={() => {
        onClose()
        setMade(null)
      }}
      {...keptOpen(made !== null)}
      title={made === null ? t('tokens.add') : t('tokens.made', { name: made.name })}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      {made === null ? (
        <TokenForm onMade={setMade} onClose={onClose} />
      ) : (
        <OnceShown
          secret={made.token}
          hint={t('tokens.onceOnlyHint')}
          use={
            <>
              {t('tokens.use')} <Code>Authorization: Bearer rr_…</Code>
            </>
          }
          onClose={() => {
            onClose()
            setMade(null)
          }}
        />
      )}
    </Modal>
  )
}

function TokenForm({ onMade, onClose }: { onMade: (made: Api<'MadeToken'>) => void; onClose: () => void }) {
  const { t } = useTranslation(['people', 'common'])
  const me = useMe()
  const [name, setName] = useState('')
  const [scopes, setScopes] = useState<Scope[]>(['read'])
  const [lifetime, setLifetime] = useState<Lifetime>('quarter')
  const make = useCommand(
    (body: Api<'NewToken'>) => asked(api.POST('/api/v1/tokens', { body })),
    (made) => {
      onMade(made)
      void queryClient.invalidateQueries({ queryKey: ['tokens'] })
    },
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const expires_s = LIFETIMES[lifetime]
    if (name.trim() !== '' && scopes.length > 0) make.mutate({ name: name.trim(), scopes, expires_s })
  }
  return (
    <form onSubmit={submit}>
      <Stack>
        <TextInput
          label={t('tokens.name')}
          description={t('tokens.nameHint')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          maxLength={120}
          required
          withAsterisk={false}
          data-autofocus
        />
        <Checkbox.Group
          label={t('tokens.scopes')}
          description={t('tokens.scopesHint')}
          value={scopes}
          onChange={(chosen) => setScopes(chosen as Scope[])}
          error={scopes.length === 0 ? t('tokens.noScope') : undefined}
          required
          withAsterisk={false}
        >
          <Stack gap="xs" mt="xs">
            {SCOPES.filter((scope) => me.scopes.includes(scope)).map((scope) => (
              <Checkbox
                key={scope}
                value={scope}
                label={t(`tokens.scope.${scope}`)}
                description={t(`tokens.scopeHint.${scope}`)}
              />
            ))}
          </Stack>
        </Checkbox.Group>
        <Select
          label={t('tokens.lifetime')}
          data={(Object.keys(LIFETIMES) as Lifetime[]).map((value) => ({
            value,
            label: t(`tokens.lifetimes.${value}`),
          }))}
          value={lifetime}
          onChange={(value) => value !== null && setLifetime(value as Lifetime)}
          allowDeselect={false}
        />
        <Refused error={make.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" loading={make.isPending} disabled={scopes.length === 0}>
            {t('tokens.make')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
