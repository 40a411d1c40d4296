// What does not wait: the warning before calls stop, and wrap-up that runs out.
import { Button, Group, Kbd, Stack, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Remaining } from '@/ui/Clock'
import { Refused } from '@/ui/Refused'
import classes from './Agent.module.css'
import { useAct } from './acts'
import type { Mine } from './mine'
import { standing } from './standing'

type WarningProps = { mine: Mine; until: string; keysOn: boolean; floating?: boolean }

/** Stays until it is answered or over: nothing takes its place. */
export function Warning({ mine, until, keysOn, floating = false }: WarningProps) {
  const { t } = useTranslation('agent')
  const act = useAct(mine.agent)
  const live = mine.link === 'live'
  const { at, queues } = standing(mine).main.params
  return (
    <section
      aria-label={t('warning.title')}
      className={`${classes.urgent} ${floating ? classes.floating : ''}`}
    >
      <Group justify="space-between" align="flex-start" wrap="nowrap" data-stale={!live || undefined}>
        <div>
          <Title order={2} size="h2">
            {t('warning.title')}
          </Title>
          <Text>{queues === undefined ? t('warning.all', { at }) : t('warning.queues', { queues, at })}</Text>
        </div>
        {live && (
          <Stack gap={0} align="flex-end">
            <Text size="sm">{t('warning.left')}</Text>
            <span className={classes.countdown}>
              <Remaining until={until} />
            </span>
          </Stack>
        )}
      </Group>
      <Button
        mt="md"
        size="lg"
        miw={200}
        loading={act.isPending}
        rightSection={
          keysOn && (
            <Kbd aria-hidden className={classes.key}>
              H
            </Kbd>
          )
        }
        aria-keyshortcuts={keysOn ? 'h' : undefined}
        onClick={() => act.mutate({ do: 'stay' })}
      >
        {t('way.stay')}
      </Button>
      <Stack mt={act.isError ? 'sm' : 0}>
        <Refused error={act.error} />
      </Stack>
    </section>
  )
}

export function WrapUp({ mine, until, keysOn }: { mine: Mine; until: string; keysOn: boolean }) {
  const { t } = useTranslation('agent')
  const act = useAct(mine.agent)
  const live = mine.link === 'live'
  const extending = act.isPending && act.variables.do === 'extend_wrap_up' ? act.variables.by_s : 0
  return (
    <section aria-label={t('wrapUp.title')} className={classes.standing} data-tone="busy">
      <Group justify="space-between">
        <Group gap="md" data-stale={!live || undefined}>
          <Title order={2} size="h4">
            {t('wrapUp.title')}
          </Title>
          {live && (
            <span className={classes.countdown}>
              <Remaining until={until} />
            </span>
          )}
        </Group>
        <Group gap="xs">
          <Button
            size="md"
            loading={act.isPending && act.variables.do === 'end_wrap_up'}
            rightSection={
              keysOn && (
                <Kbd aria-hidden className={classes.key}>
                  F
                </Kbd>
              )
            }
            aria-keyshortcuts={keysOn ? 'f' : undefined}
            onClick={() => act.mutate({ do: 'end_wrap_up' })}
          >
            {t('wrapUp.finish')}
          </Button>
          {([30, 60] as const).map((by_s) => (
            <Button
              key={by_s}
              size="md"
              variant="default"
              loading={extending === by_s}
              onClick={() => act.mutate({ do: 'extend_wrap_up', by_s })}
            >
              {t(by_s === 30 ? 'wrapUp.by30' : 'wrapUp.by60')}
            </Button>
          ))}
        </Group>
      </Group>
      <Stack mt={act.isError ? 'sm' : 0}>
        <Refused error={act.error} />
      </Stack>
    </section>
  )
}
