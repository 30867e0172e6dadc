import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
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
      // Every route at once, in one file that browsers keep: asking for them page by page cost the server more than the page.
      v3_lazyRouteDiscovery: false,
    },
  })

/** The pages of respondents are served from memory to everybody: they load these entries instead of Remix's scripts. */
function answerEntries() {
  let forBrowser = false
  return {
    name: 'answer-entries',
    configResolved(config) {
      forBrowser = config.command === 'build' && !config.build.ssr
    },
    buildStart() {
      if (!forBrowser) return
      this.emitFile({ type: 'chunk', id: 'app/components/answer/entry.ts', name: 'answer' })
      this.emitFile({ type: 'chunk', id: 'app/components/answer/find-ballot.ts', name: 'find-ballot' })
      this.emitFile({ type: 'chunk', id: 'app/components/answer/slip-entry.ts', name: 'slip' })
      this.emitFile({ type: 'chunk', id: 'app/components/trustees/entry.ts', name: 'trustee' })
    },
  }
}

/** What the browser fetches is compressed once, beside each file. The quality above takes three times as long for 2 % less. */
const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 10 } }

function brotli() {
  return {
    name: 'brotli',
    apply: 'build',
    writeBundle({ dir }, bundle) {
      for (const name of Object.keys(bundle).filter((file) => /^assets\/.*\.(js|css|svg)$/.test(file))) {
        const file = path.join(dir, name)
        writeFileSync(`${file}.br`, brotliCompressSync(readFileSync(file), quality))
      }
    },
  }
}

/** React in one chunk: the answer page and the staff pages share it. */
const react = /node_modules\/(react|react-dom|scheduler)\//

/** What reads a questionnaire and its answers in one chunk too: the answer page asks for few files (performance.md). */
const questionnaire = /\/surveys\/(answers|definition-error|questionnaire|read-element|read-json)\.ts$/

/** What the entries of respondents share: in two chunks, else each module would be a file of its own. */
const respond =
  /\/app\/(i18n\/(fr|en)\/respond|components\/answer\/outcome|domain\/ballots\/client\/take-link)\.ts$|preload-helper/
const sealing = /\/app\/domain\/ballots\/(ballot-format|ballot-number|encoding|seal-content)\.ts$|\/@hpke\//

const chunks = { react, questionnaire, respond, sealing }

function chunkOf(id) {
  return Object.keys(chunks).find((name) => chunks[name].test(id))
}

/** The one configuration of Vite, Remix and Vitest; every command passes it with --config. */
export default defineConfig({
  plugins: process.env.VITEST ? [] : [remixPlugin(), answerEntries(), brotli()],
  build: {
    manifest: true,
    reportCompressedSize: false,
    target: 'es2022',
    rollupOptions: {
      output: { manualChunks: chunkOf },
    },
  },
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    exclude: ['test/e2e/**'],
    setupFiles: ['test/support/setup.ts'],
    globalSetup: ['test/support/database-server.ts'],
    pool: 'forks',
    // One more than the cores of the smallest machine: tests wait for the database and for processes they start.
    maxWorkers: 3,
    // Files that follow one another in a worker share what they import: half of the time went into importing it again.
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
})
