// Cases: opened by number when work on one begins, closed when it is done (S3.4); read-only until one is clocked in.
import { Button, Group, Paper, Stack, Text, TextInput, Title } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Refused } from '@/ui/Refused'
import { useAct } from './acts'
import { CaseList } from './CaseList'

export default function CasesPanel({ agent, readOnly }: { agent: string; readOnly: boolean }) {
  const { t } = useTranslation('agent')
  const [number, setNumber] = useState('')
  const act = useAct(agent, () => setNumber(''))
  function submit(event: FormEvent) {
    event.preventDefault()
    if (number.trim() !== '') act.mutate({ do: 'open_case', case: number.trim() })
  }
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="cases-title">
      <Title order={2} size="h5" mb="xs" id="cases-title">
        {t('cases.title')}
      </Title>
      <Stack gap="sm">
        <CaseList agent={agent} readOnly={readOnly} />
        {readOnly ? (
          <Text size="sm">{t('cases.readOnly')}</Text>
        ) : (
          <form onSubmit={submit}>
            <Group align="flex-end" wrap="nowrap">
              <TextInput
                flex={1}
                label={t('cases.number')}
                autoComplete="off"
                maxLength={100}
                value={number}
                onChange={(event) => setNumber(event.currentTarget.value)}
              />
              <Button type="submit" variant="default" loading={act.isPending}>
                {t('cases.open')}
              </Button>
            </Group>
          </form>
        )}
        <Refused error={act.error} />
      </Stack>
    </Paper>
  )
}
