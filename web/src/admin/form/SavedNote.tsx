// What a field says of itself: that it is being saved, that it was, with Undo; or why not, with what to do.
import { Button, Group, Loader, Text } from '@mantine/core'
import { IconArrowBackUp, IconCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { isForGood } from '@/api/problem'
import { Refused } from '@/ui/Refused'
import type { Field } from './saver'

/** `label` tells apart the buttons of several fields; `params`: names for ids in the sentence of a refusal. */
export function SavedNote<Value>({
  field,
  label,
  params,
}: {
  field: Field<Value>
  label: string
  params?: Record<string, unknown>
}) {
  const { t } = useTranslation(['admin', 'common'])
  if (field.state === 'idle') return null
  if (field.state === 'refused') {
    return (
      <Refused error={field.error} params={params}>
        <Group gap="xs" mt="xs">
          {field.pending !== null && !isForGood(field.error) && (
            <Button size="compact-sm" variant="default" onClick={field.retry}>
              {t('common:retry')}
            </Button>
          )}
          <Button size="compact-sm" variant="default" onClick={field.discard}>
            {field.pending !== null ? t('form.discard') : t('common:close')}
          </Button>
        </Group>
      </Refused>
    )
  }
  return (
    <Group gap={6} mih={26} mt={2}>
      {field.state === 'saving' ? (
        <>
          <Loader size={14} aria-hidden />
          <Text size="sm" c="dimmed">
            {t('form.saving')}
          </Text>
        </>
      ) : (
        <>
          <IconCheck size={16} aria-hidden />
          <Text size="sm" c="dimmed">
            {t(field.state === 'saved' ? 'form.saved' : 'form.undone')}
          </Text>
        </>
      )}
      {field.state === 'saved' && field.undo !== null && (
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<IconArrowBackUp size={16} aria-hidden />}
          onClick={field.undo}
          aria-label={t('form.undoField', { field: label })}
        >
          {t('common:undo')}
        </Button>
      )}
    </Group>
  )
}
