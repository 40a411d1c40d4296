// How Readyroom looks: one Mantine theme. Colours keep WCAG AA contrast in both schemes; motion stops for who asks for it.
import { createTheme, type MantineColorsTuple } from '@mantine/core'

const ink: MantineColorsTuple = [
  '#eef3fb',
  '#dbe4f3',
  '#b4c7e6',
  '#8aa8d9',
  '#678dce',
  '#4f7bc7',
  '#3867b0',
  '#2f5797',
  '#264a82',
  '#1b3a69',
]

export const theme = createTheme({
  primaryColor: 'ink',
  primaryShade: { light: 7, dark: 6 },
  autoContrast: true,
  luminanceThreshold: 0.35,
  colors: { ink },
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif',
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  focusRing: 'auto',
  // What takes the first focus in a menu is no item of it: screen readers would hear of something that is not there.
  components: { Menu: { defaultProps: { withInitialFocusPlaceholder: false } } },
})
