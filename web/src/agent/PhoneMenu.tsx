// The menu of statuses above the bar of small screens. It is loaded when it is opened.
import { Menu } from '@mantine/core'
import type { ReactElement } from 'react'
import StatusItems, { type Wish } from './StatusItems'

type PhoneMenuProps = {
  agent: string
  opened: boolean
  onChange: (opened: boolean) => void
  onWish: (wish: Wish) => void
  /** The button. */
  children: ReactElement
}

export default function PhoneMenu({ agent, opened, onChange, onWish, children }: PhoneMenuProps) {
  return (
    <Menu
      opened={opened}
      onChange={onChange}
      position="top-start"
      width={260}
      withInitialFocusPlaceholder={false}
    >
      <Menu.Target>{children}</Menu.Target>
      <Menu.Dropdown>
        <StatusItems agent={agent} onWish={onWish} />
      </Menu.Dropdown>
    </Menu>
  )
}
