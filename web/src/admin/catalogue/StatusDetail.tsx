// All that can be set of one status, in the order in which one thinks of it: its look, what it does, reasons, time.
import { useTranslation } from 'react-i18next'
import { type Api, api } from '@/api/client'
import { word } from '@/i18n/words'
import { StatusDot } from '@/ui/StatusDot'
import { Block } from '../form/Block'
import { changed } from '../form/changes'
import { SavedColour, SavedSelect, SavedSwitch, SavedTags } from '../form/fields'
import { type Saver, useSaver } from '../form/saver'
import { SavedChecks } from '../form/several'
import { SavedDuration, SavedOptionalText, SavedText } from '../form/TypedField'
import { keyed } from '../list/commands'
import { EntityDetail } from '../list/EntityDetail'
import { StatusPreview } from './StatusPreview'

type Status = Api<'StatusEntry'>
type Patch = Api<'StatusEntryPatch'>
type PartProps = { status: Status; saver: Saver<Patch>; readOnly: boolean }

const REFRESH = [['statuses']]
const KINDS = ['available', 'unavailable', 'offline'] as const
const DIRECT = ['ring', 'busy'] as const
const OUTGOING = ['allow', 'bar'] as const
const DAY_S = 86_400
/** Colours that can be told from a light and from a dark page. */
const SWATCHES = [
  '#2f9e44',
  '#0c8599',
  '#1c7ed6',
  '#7048e8',
  '#ae3ec9',
  '#d6336c',
  '#e03131',
  '#e8590c',
  '#868e96',
]

export function StatusDetail({ status, readOnly }: { status: Status; readOnly: boolean }) {
  const { t } = useTranslation('people')
  const path = { status: status.id }
  const saver = useSaver({
    send: (body: Patch, key) =>
      changed(api.PATCH('/api/v1/statuses/{status}', { body, params: { path, header: keyed(key) } })),
    refresh: REFRESH,
  })
  const part = { status, saver, readOnly }
  return (
    <EntityDetail
      section="statuses"
      id={status.id}
      label={status.label}
      mark={<StatusDot colour={status.colour} size={16} />}
      readOnly={readOnly}
      remove={{
        action: t('statuses.delete'),
        goes: t('statuses.goes'),
        send: (key) =>
          changed(api.DELETE('/api/v1/statuses/{status}', { params: { path, header: keyed(key) } })),
        refresh: REFRESH,
      }}
    >
      <Look {...part} />
      <Calls {...part} />
      <Choosing {...part} />
      <Counting {...part} />
    </EntityDetail>
  )
}

function Look({ status, saver, readOnly }: PartProps) {
  const { t } = useTranslation('people')
  return (
    <Block title={t('statuses.look')}>
      <StatusPreview colour={status.colour} label={status.label} />
      <SavedText
        saver={saver}
        label={t('field.label')}
        value={status.label}
        patch={(label) => ({ label })}
        disabled={readOnly}
      />
      <SavedColour
        saver={saver}
        label={t('statuses.colour')}
        value={status.colour}
        patch={(colour) => ({ colour })}
        swatches={SWATCHES}
        disabled={readOnly}
      />
    </Block>
  )
}

function Calls({ status, saver, readOnly }: PartProps) {
  const { t } = useTranslation('people')
  return (
    <Block title={t('statuses.calls')}>
      <SavedSelect
        saver={saver}
        label={t('statuses.kind')}
        description={t(`statuses.kindHints.${status.kind}`)}
        value={status.kind}
        patch={(kind) => ({ kind })}
        options={KINDS.map((value) => ({ value, label: word('statusKind', value) }))}
        disabled={readOnly}
      />
      {status.kind === 'available' && (
        <SavedSwitch
          saver={saver}
          label={t('statuses.single')}
          description={t('statuses.singleHint')}
          value={status.calls === 'one'}
          patch={(single): Patch => ({ calls: single ? 'one' : 'unlimited' })}
          disabled={readOnly}
        />
      )}
      <SavedSelect
        saver={saver}
        label={t('statuses.direct')}
        value={status.direct_calls}
        patch={(direct_calls) => ({ direct_calls })}
        options={DIRECT.map((value) => ({ value, label: t(`statuses.directHow.${value}`) }))}
        disabled={readOnly}
      />
      <SavedSelect
        saver={saver}
        label={t('statuses.outgoing')}
        value={status.outgoing_calls}
        patch={(outgoing_calls) => ({ outgoing_calls })}
        options={OUTGOING.map((value) => ({ value, label: t(`statuses.outgoingHow.${value}`) }))}
        disabled={readOnly}
      />
    </Block>
  )
}

function Choosing({ status, saver, readOnly }: PartProps) {
  const { t } = useTranslation('people')
  const asks = status.reason !== 'none'
  return (
    <Block title={t('statuses.choosing')}>
      <SavedChecks
        saver={saver}
        label={t('statuses.settableBy')}
        description={status.settable_by.length === 0 ? t('statuses.settableByNobody') : undefined}
        value={status.settable_by}
        patch={(settable_by) => ({ settable_by: [...settable_by] })}
        options={(['agent', 'supervisor'] as const).map((who) => ({
          value: who,
          label: t(`statuses.who.${who}`),
        }))}
        inline
        disabled={readOnly}
      />
      <SavedSelect
        saver={saver}
        label={t('statuses.reason')}
        value={status.reason}
        // Without a question there is nothing to choose from.
        patch={(reason) => (reason === 'none' ? { reason, reasons: [], other_reason: false } : { reason })}
        options={(['none', 'optional', 'required'] as const).map((value) => ({
          value,
          label: t(`statuses.reasonHow.${value}`),
        }))}
        disabled={readOnly}
      />
      {asks && (
        <>
          <SavedTags
            saver={saver}
            label={t('statuses.reasons')}
            description={t('statuses.reasonsHint')}
            value={status.reasons}
            patch={(reasons) => ({ reasons: [...reasons] })}
            empty={t('statuses.reasonsFree')}
            disabled={readOnly}
          />
          {status.reasons.length > 0 && (
            <SavedSwitch
              saver={saver}
              label={t('statuses.other')}
              description={t('statuses.otherHint')}
              value={status.other_reason}
              patch={(other_reason) => ({ other_reason })}
              disabled={readOnly}
            />
          )}
        </>
      )}
    </Block>
  )
}

function Counting({ status, saver, readOnly }: PartProps) {
  const { t } = useTranslation('people')
  return (
    <Block title={t('statuses.counting')}>
      <SavedSelect
        saver={saver}
        label={t('statuses.countsAs')}
        value={status.counts_as}
        patch={(counts_as) => ({ counts_as })}
        options={(['logged_in', 'logged_out'] as const).map((value) => ({
          value,
          label: t(`statuses.countsHow.${value}`),
        }))}
        disabled={readOnly}
      />
      {status.counts_as === 'logged_out' && (
        <SavedOptionalText
          saver={saver}
          label={t('statuses.countsUnder')}
          description={t('statuses.countsUnderHint')}
          value={status.counts_under}
          patch={(counts_under) => ({ counts_under })}
          disabled={readOnly}
        />
      )}
      <SavedSwitch
        saver={saver}
        label={t('statuses.paid')}
        value={status.paid}
        patch={(paid) => ({ paid })}
        disabled={readOnly}
      />
      <SavedDuration
        saver={saver}
        label={t('statuses.limit')}
        description={t('statuses.limitHint')}
        value={status.daily_limit_s}
        patch={(daily_limit_s) => ({ daily_limit_s })}
        min={1}
        max={DAY_S}
        empty={t('statuses.noLimit')}
        disabled={readOnly}
      />
    </Block>
  )
}
