// How the browser application is built: into the Python package, which serves it.
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

/** Frameworks, and the components that every page draws. */
const BASE = [
  'react',
  'react-dom',
  'scheduler',
  '@tanstack/(history|query-core|react-query|react-router|react-store|router-core|store)',
  'i18next',
  'react-i18next',
  'openapi-fetch',
  '@mantine/core/esm/core',
  '@mantine/core/esm/components/(ActionIcon|Avatar|Badge|Burger|Button|Center|CloseButton|Group|Indicator|Loader)',
  '@mantine/core/esm/components/(Paper|Stack|Text|Title|UnstyledButton)',
]

export default defineConfig({
  logLevel: 'warn',
  plugins: [react()],
  resolve: { alias: { '@': `${import.meta.dirname}/src` } },
  build: {
    outDir: '../src/readyroom/web',
    emptyOutDir: true,
    // Inlined assets would need `data:` in the content security policy.
    assetsInlineLimit: 0,
    manifest: 'manifest.build.json',
    modulePreload: { polyfill: false },
    target: 'es2023',
    reportCompressedSize: false,
    // What every page begins with, in one file: many small ones compress badly.
    rolldownOptions: {
      output: {
        codeSplitting: { groups: [{ name: 'base', test: new RegExp(`node_modules/(${BASE.join('|')})/`) }] },
      },
    },
  },
  test: {
    environment: 'happy-dom',
    include: ['src/**/*.test.{ts,tsx}'],
    setupFiles: ['src/app/testing.ts'],
    restoreMocks: true,
    // As everywhere: how long one takes says more about the machine than about the code.
    testTimeout: 60_000,
  },
})
