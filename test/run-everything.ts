import { spawnSync } from 'node:child_process'
import * as fs from 'node:fs'
import path from 'node:path'
import { buildBundle } from '#app/start/build-bundle.ts'
import { findBrowser } from './support/browser.ts'

/** `npm test`: everything, in one order, to the end even when a step fails; the last line counts. */

const checkout = path.resolve(import.meta.dirname, '..')
const results = path.join(checkout, 'test-results')
const started = Date.now()
const failedSteps: string[] = []
const count = { passed: 0, failed: 0 }

function print(line: string) {
  process.stdout.write(`${line}\n`)
}

function run(command: string, args: string[], env: Record<string, string> = {}): boolean {
  // Our Node first, whatever the machine's: the tools are started by `#!/usr/bin/env node`.
  const bin = path.join(checkout, 'node_modules/.bin')
  const PATH = [bin, process.env.PATH].join(path.delimiter)
  const options = { cwd: checkout, stdio: 'inherit', env: { ...process.env, PATH, ...env } } as const
  const result = spawnSync(path.join(bin, command), args, options)
  return result.status === 0
}

async function step(name: string, work: () => boolean | Promise<boolean>) {
  print(`\n── ${name}`)
  const from = Date.now()
  const ok = await work()
  print(`── ${name}: ${ok ? 'ok' : 'FAILED'}, ${seconds(from)}`)
  if (!ok) failedSteps.push(name)
}

function seconds(from: number): string {
  return `${Math.round((Date.now() - from) / 1000)} s`
}

/** A runner that ended without its report broke before counting: that is one failure. */
function readResults<Report>(file: string, add: (report: Report) => void) {
  if (!fs.existsSync(file)) count.failed += 1
  else add(JSON.parse(fs.readFileSync(file, 'utf8')))
}

function runSuite(): boolean {
  const file = path.join(results, 'suite.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const ok = run('vitest', ['run', '--config', 'remix.config.js', ...reporters])
  const failedBefore = count.failed
  readResults<{ numPassedTests: number; numFailedTests: number; success: boolean }>(file, (report) => {
    count.passed += report.numPassedTests
    count.failed += report.numFailedTests
  })
  // A file that can't be loaded, or an error outside any test, fails the run and counts no test.
  if (!ok && count.failed === failedBefore) count.failed += 1
  return ok
}

function runBrowser(): boolean {
  const browser = findBrowser()
  if (!browser) {
    print('Aucun navigateur : installez Chromium ou Chrome, ou donnez son chemin dans la variable CHROMIUM.')
    count.failed += 1
    return false
  }
  const file = path.join(results, 'browser.json')
  const ok = run(
    'playwright',
    ['test', '--config', 'test/e2e/playwright.config.ts', '--reporter=list,json'],
    {
      CHROMIUM: browser,
      PLAYWRIGHT_JSON_OUTPUT_NAME: file,
    },
  )
  const failedBefore = count.failed
  readResults<{ stats: { expected: number; unexpected: number; flaky: number } }>(file, ({ stats }) => {
    count.passed += stats.expected
    count.failed += stats.unexpected + stats.flaky
  })
  if (!ok && count.failed === failedBefore) count.failed += 1
  return ok
}

async function build(): Promise<boolean> {
  try {
    const built = await buildBundle(() => undefined)
    if (!built) print('The bundle is up to date.')
    return true
  } catch {
    return false
  }
}

fs.mkdirSync(results, { recursive: true })
for (const file of ['suite.json', 'browser.json']) fs.rmSync(path.join(results, file), { force: true })

await step('Format and lint (Biome)', () => run('biome', ['check']))
await step('Who imports whom (dependency-cruiser)', () =>
  run('depcruise', ['--config', '.dependency-cruiser.cjs', 'app', 'db', 'emails', 'surveys', 'test']),
)
await step('Types (tsc)', () => run('tsc', []))
await step('Build (Remix)', build)
await step('Tests (Vitest)', runSuite)
await step('Browser tests (Playwright)', runBrowser)

print(`\nTotal time: ${seconds(started)}`)
if (failedSteps.length > 0) print(`Failed: ${failedSteps.join(' · ')}`)
print(`${count.passed} passed, ${count.failed} failed`)
process.exitCode = failedSteps.length === 0 ? 0 : 1
