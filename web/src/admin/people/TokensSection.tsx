// Tokens: the keys of programs that speak for a user. The secret is shown once, when one is made.
import { Button, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconKeyOff } from '@tabler/icons-react'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Api, api, asked } from '@/api/client'
import * as queries from '@/api/queries'
import { byName, dateTime, list } from '@/i18n/format'
import { useServerClock } from '@/live/context'
import { may, useMe } from '@/session/session'
import { Confirm } from '@/ui/Confirm'
import { useCommand } from '@/ui/command'
import { notice } from '@/ui/notice'
import { EntityDetail } from '../list/EntityDetail'
import { EntityList } from '../list/EntityList'
import { Gone } from '../list/EntitySection'
import type { Entry } from '../list/entry'
import { Facts } from '../list/Facts'
import { Mark } from '../list/Mark'
import { AddToken } from './AddToken'

type Token = Api<'TokenInfo'>
type State = 'valid' | 'expired' | 'revoked'

/** `whose` `*`: of everybody. */
const tokens = (whose: string | undefined) =>
  queryOptions({
    queryKey: ['tokens', whose ?? ''],
    queryFn: () =>
      queries.everything<Token>((cursor) =>
        asked(api.GET('/api/v1/tokens', { params: { query: { limit: 1000, cursor, user: whose } } })),
      ),
  })

export function TokensSection({ selected }: { selected: string | undefined }) {
  const { t } = useTranslation(['people', 'common'])
  const me = useMe()
  const [adding, setAdding] = useState(false)
  const asked = useQuery(tokens(may(me, 'manage_users') ? '*' : undefined))
  const stateOf = useStateOf()
  const entries = useMemo(
    () =>
      (asked.data ?? [])
        .map((token) => ({ token, state: stateOf(token) }))
        .sort(
          (one, other) =>
            Number(one.state !== 'valid') - Number(other.state !== 'valid') ||
            byName(one.token.name, other.token.name),
        )
        .map(
          ({ token, state }): Entry => ({
            id: token.id,
            label: token.name,
            note: t('tokens.of', { user: token.user }),
            badge: state !== 'valid' && <StateBadge state={state} />,
          }),
        ),
    [asked.data, stateOf, t],
  )
  const token = asked.data?.find((one) => one.id === selected)
  return (
    <>
      <EntityList
        section="tokens"
        title={t('tokens.title')}
        hint={t('tokens.hint')}
        asked={asked}
        entries={entries}
        selected={selected}
        empty={{ title: t('tokens.empty'), hint: t('tokens.emptyHint') }}
        onAdd={() => setAdding(true)}
        addLabel={t('tokens.add')}
      >
        {token ? (
          <TokenDetail key={token.id} token={token} state={stateOf(token)} />
        ) : (
          <Gone isPending={asked.isPending} />
        )}
      </EntityList>
      <AddToken opened={adding} onClose={() => setAdding(false)} />
    </>
  )
}

function useStateOf(): (token: Token) => State {
  const now = useServerClock()
  return useMemo(
    () => (token: Token) => {
      if (token.revoked !== null) return 'revoked'
      return token.expires !== null && Date.parse(token.expires) <= now() ? 'expired' : 'valid'
    },
    [now],
  )
}

function StateBadge({ state }: { state: State }) {
  const { t } = useTranslation('people')
  return <Mark tone={state === 'valid' ? 'good' : 'plain'}>{t(`tokens.${state}`)}</Mark>
}

function TokenDetail({ token, state }: { token: Token; state: State }) {
  const { t } = useTranslation(['people', 'common'])
  const when = (instant: string | null) => (instant === null ? t('tokens.never') : dateTime(instant))
  return (
    <EntityDetail section="tokens" id={token.id} label={token.name} facts={<StateBadge state={state} />}>
      <Facts
        facts={[
          [t('tokens.user'), token.user],
          [t('tokens.scopes'), list(token.scopes.map((scope) => t(`tokens.scope.${scope as Scope}`)))],
          [t('tokens.created'), when(token.created)],
          [t('tokens.lastUsed'), when(token.last_used)],
          [t('tokens.expires'), when(token.expires)],
          ...(token.revoked === null ? [] : [[t('tokens.revokedAt'), when(token.revoked)] as const]),
        ]}
      />
      {state !== 'revoked' && <Revoke token={token} />}
    </EntityDetail>
  )
}

type Scope = Api<'NewToken'>['scopes'][number]

function Revoke({ token }: { token: Token }) {
  const { t } = useTranslation(['people', 'common'])
  const [asking, { open, close }] = useDisclosure()
  const revoke = useCommand(
    (id: string) => asked(api.DELETE('/api/v1/tokens/{token}', { params: { path: { token: id } } })),
    async () => {
      close()
      await queries.queryClient.invalidateQueries({ queryKey: ['tokens'] })
      await notice(t('tokens.revokedNow', { name: token.name }))
    },
  )
  return (
    <div>
      <Button variant="light" color="red" onClick={open} leftSection={<IconKeyOff size={18} aria-hidden />}>
        {t('tokens.revoke')}
      </Button>
      <Confirm
        opened={asking}
        onClose={close}
        title={t('tokens.revokeTitle', { name: token.name })}
        action={t('tokens.revoke')}
        onConfirm={() => revoke.mutate(token.id)}
        pending={revoke.isPending}
        error={revoke.error}
      >
        <Text>{t('tokens.revokeGoes')}</Text>
      </Confirm>
    </div>
  )
}
