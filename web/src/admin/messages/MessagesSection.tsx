// The messages that went out to people, the newest first: to whom, by what, about what, and what became of each.
import { Group, Paper, Select, Stack, Text, Title } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Api, api, asked } from '@/api/client'
import * as queries from '@/api/queries'
import { byName, dateTime } from '@/i18n/format'
import { say } from '@/i18n/words'
import { TextLink } from '@/ui/links'
import { More } from '@/ui/More'
import { Empty, Failed, Waiting } from '@/ui/States'
import { DeliveryMark, type DeliveryState, StateSelect, Tries } from '../list/Delivery'
import type { SectionProps } from '../section'

type Message = Api<'MessageInfo'>
/** What the server says by a code; what another server said stays as it is. */
const ERRORS = ['no_address', 'no_secret', 'not_set_up', 'not_wanted'] as const
const EVERYBODY = '*'
const PAGE = 25
const EVERY_MS = 10_000

export function MessagesSection(_: SectionProps) {
  const { t } = useTranslation(['messages', 'common'])
  const [user, setUser] = useState<string | null>(null)
  const [state, setState] = useState<DeliveryState | null>(null)
  const { data: users = [] } = useQuery(queries.users)
  const names = useMemo(() => new Map(users.map(({ id, name }) => [id, name])), [users])
  const asking = useInfiniteQuery({
    queryKey: ['messages', user, state],
    queryFn: ({ pageParam }) =>
      asked(
        api.GET('/api/v1/notifications/messages', {
          params: {
            query: { limit: PAGE, cursor: pageParam, user: user ?? EVERYBODY, state: state ?? undefined },
          },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    staleTime: 0,
    refetchInterval: EVERY_MS,
  })
  const messages = asking.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <Stack>
      <div>
        <Title order={2} size="h3">
          {t('title')}
        </Title>
        <Text c="dimmed" size="sm" maw="40rem">
          {t('hint')}
        </Text>
      </div>
      <Group align="flex-end" gap="sm" role="search" aria-label={t('filters')}>
        <Select
          label={t('user')}
          placeholder={t('everybody')}
          data={users
            .map(({ id, name }) => ({ value: id, label: name }))
            .sort((one, other) => byName(one.label, other.label))}
          value={user}
          onChange={setUser}
          clearable
          clearButtonProps={{ 'aria-label': t('toEverybody') }}
          searchable
          limit={50}
          nothingFoundMessage={t('nothingFound')}
          w={220}
        />
        <StateSelect state={state} onChange={setState} />
      </Group>
      {asking.isPending && <Waiting />}
      {asking.error !== null && <Failed error={asking.error} retry={() => void asking.refetch()} />}
      {asking.isSuccess && messages.length === 0 && <Empty title={t('empty')} hint={t('emptyHint')} />}
      <Stack gap="xs" component="ul" p={0} m={0} style={{ listStyle: 'none' }} aria-label={t('title')}>
        {messages.map((message) => (
          <Paper key={message.id} component="li" withBorder p="sm">
            <Line message={message} name={names.get(message.user) ?? message.user} />
          </Paper>
        ))}
      </Stack>
      <More of={asking} />
    </Stack>
  )
}

function Line({ message, name }: { message: Message; name: string }) {
  const { t } = useTranslation('messages')
  const { user, channel, subject, created, state, error } = message
  const code = ERRORS.find((each) => each === error)
  return (
    <Stack gap={4}>
      <Group justify="space-between" align="flex-start" gap="xs">
        <div>
          <Text size="sm" fw={600}>
            {t('about', { name, subject: say(`messages:subject.${subject}`) })}
          </Text>
          <Text size="sm" c="dimmed" className="rr-digits">
            {t(`channel.${channel}`, { at: dateTime(created) })}
          </Text>
        </div>
        <DeliveryMark state={state} />
      </Group>
      <Tries delivery={message} error={code === undefined ? error : t(`why.${code}`)} />
      {code !== undefined && (
        <TextLink to="/admin/$section/$key" params={{ section: 'users', key: user }} size="sm">
          {t('toUser', { name })}
        </TextLink>
      )}
    </Stack>
  )
}
