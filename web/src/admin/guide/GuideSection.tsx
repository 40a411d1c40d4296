// The first-run guide: what is needed until a call can ring somebody, with what is done already, from the real data.
import { Badge, Button, Group, List, Paper, Progress, Stack, Text, Title } from '@mantine/core'
import { IconCircle, IconCircleCheck, IconCircleDashed } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Failed, Waiting } from '@/ui/States'
import type { SectionProps } from '../section'
import { SKIPPABLE, type Step, useSteps } from './steps'

export function GuideSection(_: SectionProps) {
  const { t } = useTranslation('admin')
  const { steps, error, retry, skip } = useSteps()
  if (error !== null) return <Failed error={error} retry={retry} />
  if (steps === undefined) return <Waiting />
  const done = steps.filter(({ state }) => state === 'done' || state === 'skipped').length
  return (
    <Stack maw={760}>
      <div>
        <Title order={2} size="h3">
          {t('guide.title')}
        </Title>
        <Text c="dimmed">{t(done === steps.length ? 'guide.allDone' : 'guide.hint')}</Text>
      </div>
      <div>
        <Text size="sm" mb={4} id="guide-progress">
          {t('guide.progress', { done, all: steps.length })}
        </Text>
        <Progress.Root size="md">
          <Progress.Section
            value={(done / steps.length) * 100}
            color="green"
            aria-labelledby="guide-progress"
          />
        </Progress.Root>
      </div>
      <Stack component="ol" gap="sm" p={0} m={0} style={{ listStyle: 'none' }}>
        {steps.map((step, at) => (
          <li key={step.name}>
            <StepCard step={step} number={at + 1} skip={skip} />
          </li>
        ))}
      </Stack>
    </Stack>
  )
}

const ICONS = { done: IconCircleCheck, skipped: IconCircleDashed, next: IconCircle, later: IconCircle }

type StepCardProps = { step: Step; number: number; skip: (name: Step['name'], skipped: boolean) => void }

function StepCard({ step, number, skip }: StepCardProps) {
  const { t } = useTranslation('admin')
  const { name, state, open, links } = step
  const Icon = ICONS[state]
  const title = t(`guide.step.${name}.title`)
  return (
    <Paper
      withBorder
      p="md"
      component="section"
      aria-label={t('guide.number', { number, title })}
      aria-current={state === 'next' ? 'step' : undefined}
      style={
        state === 'next' ? { borderColor: 'var(--mantine-primary-color-filled)', borderWidth: 2 } : undefined
      }
    >
      <Group align="flex-start" wrap="nowrap">
        <Icon
          size={26}
          aria-hidden
          color={state === 'done' ? 'var(--mantine-color-green-text)' : 'var(--mantine-color-dimmed)'}
        />
        <Stack gap={6} flex={1}>
          <Group gap="xs">
            <Title order={3} size="h5">
              {t('guide.number', { number, title })}
            </Title>
            <Badge variant={state === 'next' ? 'filled' : 'default'} tt="none" fw={500}>
              {t(`guide.state.${state}`)}
            </Badge>
          </Group>
          <Text size="sm">{t(`guide.step.${name}.hint`)}</Text>
          {open.length > 0 && state !== 'skipped' && (
            <List size="sm">
              {open.map((sentence) => (
                <List.Item key={sentence}>{sentence}</List.Item>
              ))}
            </List>
          )}
          <Group gap="xs">
            {links.map((section, at) => (
              <Button
                key={section}
                component={Link}
                to={`/admin/${section}`}
                size="xs"
                variant={state === 'next' && at === 0 ? 'filled' : 'default'}
              >
                {t(`section.${section}`)}
              </Button>
            ))}
            {state !== 'done' && SKIPPABLE.includes(name) && (
              <Button
                size="xs"
                variant="subtle"
                onClick={() => skip(name, state !== 'skipped')}
                aria-label={t(state === 'skipped' ? 'guide.unskipStep' : 'guide.skipStep', { title })}
              >
                {t(state === 'skipped' ? 'guide.unskip' : 'guide.skip')}
              </Button>
            )}
          </Group>
        </Stack>
      </Group>
    </Paper>
  )
}
