// What is around every page: theme, the style nonce, questions to the server, notices, announcements.
import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { lazy, Suspense, useSyncExternalStore } from 'react'
import { queryClient } from '@/api/queries'
import { Announcer } from '@/ui/announce'
import { areNoticesWanted, whenNoticesAreWanted } from '@/ui/notice'
import { Waiting } from '@/ui/States'
import { theme } from '@/ui/theme'
import { router } from './router'

/** Not needed before there is a notice. */
const Notices = lazy(() => import('@/ui/Notices'))

/** Style elements that components make carry it: the content security policy lets no others in. */
function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? ''
}

// What locks the scrolling under a dialog inserts a style element as well, and looks for the nonce here.
Object.assign(globalThis, { __webpack_nonce__: styleNonce() })

export function App() {
  const noticesWanted = useSyncExternalStore(whenNoticesAreWanted, areNoticesWanted)
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto" getStyleNonce={styleNonce}>
      <QueryClientProvider client={queryClient}>
        <Announcer>
          {noticesWanted && (
            <Suspense>
              <Notices />
            </Suspense>
          )}
          <Suspense fallback={<Waiting />}>
            <RouterProvider router={router} />
          </Suspense>
        </Announcer>
      </QueryClientProvider>
    </MantineProvider>
  )
}
