import { vitePlugin as remix } from '@remix-run/dev'
import { defineConfig } from 'vite'

const remixPlugin = () =>
  remix({
    future: {
      v3_fetcherPersist: true,
      v3_relativeSplatPath: true,
      v3_throwAbortReason: true,
      v3_routeConfig: true,
      v3_singleFetch: true,
      v3_lazyRouteDiscovery: true,
    },
  })

/** The one configuration of Vite, Remix and Vitest; every command passes it with --config. */
export default defineConfig({
  plugins: process.env.VITEST ? [] : [remixPlugin()],
  build: { manifest: true, target: 'es2022' },
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    exclude: ['test/e2e/**'],
    setupFiles: ['test/support/setup.ts'],
    globalSetup: ['test/support/database-server.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})
