// The administration: its sections beside each other, and the one that is open. On a phone, first the list of them.
import { NavLink, Text } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { Link, useParams } from '@tanstack/react-router'
import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { useBoard } from '@/live/context'
import { useMe } from '@/session/session'
import { Empty, PageTitle, Waiting } from '@/ui/States'
import classes from './AdminPage.module.css'
import { useFollowing } from './following'
import type { SectionName } from './section'
import { GROUPS, isSection, SECTIONS, sectionsOf } from './sections'

export function AdminPage() {
  const { t } = useTranslation('admin')
  useFollowing()
  const { section, key } = useParams({ strict: false })
  const sections = sectionsOf(useMe())
  const first = useFirstSection(sections)
  const name = section ?? first
  // One tree for all widths: what is being typed outlives a phone that is turned.
  return (
    <div className={classes.page} data-open={section !== undefined || undefined}>
      <div className={classes.side}>
        <PageTitle>{t('title')}</PageTitle>
        <Sections sections={sections} current={name} />
      </div>
      <div className={classes.content}>
        <Link to="/admin" className={classes.back}>
          <IconChevronLeft size={18} aria-hidden />
          {t('title')}
        </Link>
        {name === undefined ? <Waiting /> : <Section name={name} sections={sections} selected={key} />}
      </div>
    </div>
  )
}

/** Where one begins: with the guide until there are queues and agents. */
function useFirstSection(sections: readonly SectionName[]): SectionName | undefined {
  const isAtWork = useBoard((board) => board.queues.size > 0 && board.agents.size > 0)
  if (isAtWork && sections.includes('queues')) return 'queues'
  return isAtWork === undefined ? undefined : sections[0]
}

type SectionsProps = { sections: readonly SectionName[]; current: string | undefined }

function Sections({ sections, current }: SectionsProps) {
  const { t } = useTranslation('admin')
  return (
    <nav className={classes.nav} aria-label={t('title')}>
      {GROUPS.map((group) => {
        const shown = sections.filter((name) => SECTIONS[name].group === group)
        if (shown.length === 0) return null
        return (
          <div key={group} className={classes.group}>
            <Text size="xs" fw={600} c="dimmed" px="sm" component="h2" id={`sections-${group}`}>
              {t(`group.${group}`)}
            </Text>
            <ul aria-labelledby={`sections-${group}`} className={classes.list}>
              {shown.map((name) => (
                <li key={name}>
                  <NavLink
                    component={Link}
                    to={`/admin/${name}`}
                    label={t(`section.${name}`)}
                    active={name === current}
                    aria-current={name === current ? 'page' : undefined}
                    rightSection={<IconChevronRight className={classes.chevron} size={16} aria-hidden />}
                    className={classes.link}
                  />
                </li>
              ))}
            </ul>
          </div>
        )
      })}
    </nav>
  )
}

type SectionViewProps = {
  name: string
  sections: readonly SectionName[]
  selected: string | undefined
}

function Section({ name, sections, selected }: SectionViewProps) {
  const { t } = useTranslation()
  if (!isSection(name)) return <Empty title={t('noSuchPage')} hint={t('noSuchPageHint')} />
  if (!sections.includes(name)) return <Empty title={t('notAllowed')} hint={t('notAllowedHint')} />
  const { Page } = SECTIONS[name]
  return (
    <Suspense fallback={<Waiting />}>
      <Page key={name} selected={selected} />
    </Suspense>
  )
}
