// Where short notices appear (`ui/notice`). Loaded after the page: nothing of it is needed to draw one.
import '@mantine/notifications/styles.css'
import { Notifications } from '@mantine/notifications'

export default function Notices() {
  return <Notifications position="bottom-center" limit={3} />
}
