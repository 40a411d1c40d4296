// The links to phone systems: whether each is up, and what is not as it should be there, with examples.
import { Badge, List, Paper, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type Api, api, asked } from '@/api/client'
import { dateTime, number } from '@/i18n/format'
import { Empty, Failed, Waiting } from '@/ui/States'
import { Facts } from '../list/Facts'
import { Mark } from '../list/Mark'
import type { SectionProps } from '../section'

type Link = Api<'LinkView'>
type Problem = Api<'LinkProblem'>
type Example = Api<'LinkExample'>
type Membership = 'in' | 'paused' | 'out' | 'unknown'
type T = ReturnType<typeof useTranslation<'people'>>['t']
const EVERY_MS = 5_000

export function LinksSection(_: SectionProps) {
  const { t } = useTranslation('people')
  const asking = useQuery({
    queryKey: ['links'],
    queryFn: () => asked(api.GET('/api/v1/links', { params: { query: { limit: 1000 } } })),
    staleTime: 0,
    refetchInterval: EVERY_MS,
  })
  const links = asking.data?.items ?? []
  return (
    <Stack>
      <div>
        <Title order={2} size="h3">
          {t('links.title')}
        </Title>
        <Text c="dimmed" size="sm" maw="40rem">
          {t('links.hint')}
        </Text>
      </div>
      {asking.isPending && <Waiting />}
      {asking.error !== null && <Failed error={asking.error} retry={() => void asking.refetch()} />}
      {asking.isSuccess && links.length === 0 && (
        <Empty title={t('links.empty')} hint={t('links.emptyHint')} />
      )}
      <Stack component="ul" p={0} m={0} style={{ listStyle: 'none' }} aria-label={t('links.title')}>
        {links.map((link) => (
          <Paper key={link.id} component="li" withBorder p="md">
            <LinkCard link={link} />
          </Paper>
        ))}
      </Stack>
    </Stack>
  )
}

function LinkCard({ link }: { link: Link }) {
  const { t } = useTranslation('people')
  return (
    <Stack gap="sm">
      <Title order={3} size="h4">
        {link.id}
      </Title>
      <Facts facts={factsOf(link, t)} />
      {link.heard !== null && link.problems.length === 0 && <Text size="sm">{t('links.well')}</Text>}
      {link.problems.map((problem) => (
        <ProblemSaid key={problem.code} problem={problem} />
      ))}
    </Stack>
  )
}

function factsOf(link: Link, t: T) {
  const tone = link.state === 'up' ? 'good' : link.state === 'down' ? 'bad' : 'plain'
  const facts: [string, React.ReactNode][] = [
    [
      t('links.state'),
      <Mark key="state" tone={tone}>
        {t(`links.is.${link.state}`)}
      </Mark>,
    ],
    [t('links.since'), dateTime(link.since)],
  ]
  if (link.why) facts.push([t('links.why'), link.why])
  if (link.heard !== null) facts.push([t('links.heard'), number(link.heard)])
  if (link.connections !== null) facts.push([t('links.connections'), number(link.connections)])
  return facts
}

function ProblemSaid({ problem }: { problem: Problem }) {
  const { t } = useTranslation('people')
  const more = problem.count - problem.instances.length
  return (
    <div>
      <Text size="sm" fw={600}>
        {t(`links.problem.${problem.code}`)}{' '}
        <Badge component="span" variant="light" color="orange">
          {number(problem.count)}
        </Badge>
      </Text>
      <Text c="dimmed" size="sm" maw="40rem">
        {t(`links.means.${problem.code}`)}
      </Text>
      {problem.instances.length > 0 && (
        <List size="sm" mt={4}>
          {problem.instances.map((example) => (
            <List.Item key={`${example.queue} ${example.agent} ${example.interface}`}>
              {said(example, problem.code === 'drift' ? differing(example.detail, t) : example.detail)}
            </List.Item>
          ))}
          {more > 0 && <List.Item>{t('links.more', { count: more })}</List.Item>}
        </List>
      )}
    </div>
  )
}

/** `in, paused`: what it has, and what it should have. */
function differing(detail: string, t: T): string {
  const [has, wants] = detail.split(', ').map((one) => t(`links.membership.${one as Membership}`))
  return t('links.differs', { has, wants })
}

/** Ids, and names and words as the phone system has them: whoever looks for them there finds these. */
function said(example: Example, detail: string): string {
  return [example.queue, example.agent ?? example.interface, detail]
    .filter((part) => part !== null && part !== '')
    .join(' · ')
}
