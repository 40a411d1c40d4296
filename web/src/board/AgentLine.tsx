// One row of the agents' table. It draws again when something about this agent is different, and not with the others.
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { AgentRow } from '@/live/frames'
import classes from './AgentsTable.module.css'
import { CELLS, type CellProps } from './cells'
import type { Column } from './columns'

type AgentLineProps = Omit<CellProps, 'row'> & {
  id: string
  /** Undefined: the agent left the board while the order is held. */
  row: AgentRow | undefined
  index: number
  top: number
  /** The Tab key comes to this one. */
  isActive: boolean
  columns: readonly Column[]
  onOpen: (agent: string) => void
}

export const AgentLine = memo(function AgentLine(props: AgentLineProps) {
  const { id, row, index, top, isActive, columns, onOpen, ...context } = props
  const { t } = useTranslation('board')
  const place = { transform: `translateY(${top}px)` }
  if (row === undefined) {
    return (
      <div role="row" aria-rowindex={index + 2} className={classes.row} style={place} data-gone>
        <div role="gridcell">{t('agents.gone')}</div>
      </div>
    )
  }
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      className={classes.row}
      style={place}
      tabIndex={isActive ? 0 : -1}
      data-agent={id}
      onClick={() => onOpen(id)}
    >
      {columns.map((column) => {
        const Cell = CELLS[column]
        return (
          <div key={column} role="gridcell">
            <Cell row={row} {...context} />
          </div>
        )
      })}
    </div>
  )
})
