// `/reports/what-if`: what another no-answer policy would have made of recorded days. Asked, followed, and laid out.
import { Button, Group, Menu, Paper, Progress, Stack, Text } from '@mantine/core'
import { IconHistory } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Api } from '@/api/client'
import { dateTime, number } from '@/i18n/format'
import { useAnnounce } from '@/ui/announce'
import { useCommand } from '@/ui/command'
import { TextLink } from '@/ui/links'
import { Refused } from '@/ui/Refused'
import { Failed, PageTitle, Waiting } from '@/ui/States'
import { PrintButton } from './PrintButton'
import { WhatIfForm } from './WhatIfForm'
import { WhatIfResult } from './WhatIfResult'
import { ask, asks, type Draft, drop, isOver, whatIf } from './whatIf'

/** The question that is shown stands in the address, so that one can come back to it. */
function useAsked(): [string | null, (question: string | null) => void] {
  const { asked } = useSearch({ strict: false }) as { asked?: unknown }
  const navigate = useNavigate()
  const show = (question: string | null) =>
    void navigate({
      to: '/reports/what-if',
      search: (question === null ? {} : { asked: question }) as never,
      replace: true,
    })
  return [typeof asked === 'string' ? asked : null, show]
}

export function WhatIfPage() {
  const { t } = useTranslation(['whatif', 'common'])
  const client = useQueryClient()
  const [shown, show] = useAsked()
  const { data: before, error, refetch } = useQuery(asks)
  const asking = useCommand(
    (draft: Draft) => ask(draft),
    (made) => {
      client.setQueryData(whatIf(made.id).queryKey, made)
      void client.invalidateQueries({ queryKey: asks.queryKey, exact: true })
      show(made.id)
    },
  )
  return (
    <Stack p="md" gap="sm">
      <Group justify="space-between">
        <div>
          <PageTitle>{t('title')}</PageTitle>
          <TextLink to="/reports" size="sm" className="rr-no-print">
            {t('back')}
          </TextLink>
        </div>
        <Group gap="xs" className="rr-no-print">
          <Earlier asked={before?.items ?? []} shown={shown} show={show} />
          <PrintButton />
        </Group>
      </Group>
      <Text size="sm" c="dimmed" maw="46rem" className="rr-no-print">
        {t('hint')}
      </Text>
      {error === null ? (
        <>
          <WhatIfForm busy={asking.isPending} onAsk={(draft) => asking.mutate(draft)} />
          <Refused error={asking.error} />
          {shown !== null && <Question key={shown} id={shown} onGone={() => show(null)} />}
        </>
      ) : (
        <Failed error={error} retry={() => void refetch()} />
      )}
    </Stack>
  )
}

/** The days of a question. */
const days = (t: Say, { from, to }: Pick<Api<'WhatIfInfo'>, 'from' | 'to'>) =>
  from === to ? from : t('result', { from, to })

type EarlierProps = {
  asked: readonly Api<'WhatIfSummary'>[]
  shown: string | null
  show: (question: string) => void
}

/** What was asked before, as long as the server has it. */
function Earlier({ asked, shown, show }: EarlierProps) {
  const { t } = useTranslation('whatif')
  if (asked.length === 0) return null
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Button variant="default" leftSection={<IconHistory size={16} aria-hidden />}>
          {t('earlier')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {asked.map((one) => (
          <Menu.Item key={one.id} aria-current={one.id === shown || undefined} onClick={() => show(one.id)}>
            {t('asked', { at: dateTime(one.asked_at), days: days(t, one) })}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

function Question({ id, onGone }: { id: string; onGone: () => void }) {
  const { t } = useTranslation(['whatif', 'common'])
  const client = useQueryClient()
  const { data, error, refetch } = useQuery(whatIf(id))
  const dropping = useCommand(
    (question: string) => drop(question),
    () => {
      client.removeQueries(whatIf(id))
      void client.invalidateQueries({ queryKey: asks.queryKey, exact: true })
      onGone()
    },
  )
  useTold(data?.state)
  if (error !== null) return <Failed error={error} retry={() => void refetch()} />
  if (data === undefined) return <Waiting />
  if (data.state === 'failed') return <Unanswered failed={data.failed} />
  if (data.result !== null) return <WhatIfResult question={data} result={data.result} />
  return (
    <Paper withBorder p="md">
      <Stack gap="xs">
        <Text>{said(t, data)}</Text>
        <Progress.Root>
          <Progress.Section
            value={data.of ? (100 * data.done) / data.of : 0}
            aria-label={t('progress')}
            aria-valuetext={said(t, data)}
          />
        </Progress.Root>
        <Group>
          <Button variant="default" loading={dropping.isPending} onClick={() => dropping.mutate(id)}>
            {t('common:cancel')}
          </Button>
        </Group>
        <Refused error={dropping.error} />
      </Stack>
    </Paper>
  )
}

type Say = ReturnType<typeof useTranslation<['whatif', 'common']>>['t']

function said(t: Say, { state, done, of }: Api<'WhatIfInfo'>): string {
  if (state === 'waiting') return t('waiting')
  return of === null ? t('beginning') : t('running', { done: number(done), of: number(of) })
}

/** What the eye sees is told: that it is done, or that it cannot be. */
function useTold(state: Api<'WhatIfInfo'>['state'] | undefined) {
  const { t } = useTranslation('whatif')
  const announce = useAnnounce()
  const before = useRef(state)
  useEffect(() => {
    const was = before.current
    before.current = state
    if (was === undefined || state === undefined || was === state || !isOver(state)) return
    announce(state === 'done' ? t('told.done') : t('told.failed'))
  }, [announce, state, t])
}

function Unanswered({ failed }: { failed: Api<'Failed'> | null }) {
  const { t } = useTranslation('whatif')
  return (
    <Paper withBorder p="md" role="group" aria-label={t('failed')}>
      <Text fw={600}>{t('failed')}</Text>
      <Text size="sm">{failed?.message}</Text>
    </Paper>
  )
}
