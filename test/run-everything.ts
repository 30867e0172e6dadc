import { type StdioOptions, spawn } from 'node:child_process'
import * as fs from 'node:fs'
import path from 'node:path'
import { buildBundle } from '#app/start/build-bundle.ts'
import { findBrowser } from './support/browser.ts'
import { type Outcome, readBrowserReport, readSuiteReport } from './support/read-report.ts'

/** `npm test`: everything, to the end even when a step fails; the last lines say what failed, and count. */

const checkout = path.resolve(import.meta.dirname, '..')
const results = path.join(checkout, 'test-results')
const started = Date.now()
const failedSteps: string[] = []
const count: Outcome = { passed: 0, failed: 0, failures: [] }

function print(line: string) {
  process.stdout.write(`${line}\n`)
}

/** Runs one of our tools. @param printed takes what it prints, to be shown later; without it, it prints as it goes */
function run(command: string, args: string[], printed?: Buffer[]): Promise<boolean> {
  // Our Node first, whatever the machine's: the tools are started by `#!/usr/bin/env node`.
  const bin = path.join(checkout, 'node_modules/.bin')
  const env = { ...process.env, PATH: [bin, process.env.PATH].join(path.delimiter) }
  const stdio: StdioOptions = printed ? ['ignore', 'pipe', 'pipe'] : 'inherit'
  const child = spawn(path.join(bin, command), args, { cwd: checkout, stdio, env })
  child.stdout?.on('data', (chunk: Buffer) => printed?.push(chunk))
  child.stderr?.on('data', (chunk: Buffer) => printed?.push(chunk))
  return new Promise((resolve) => {
    child.on('error', () => resolve(false))
    child.on('close', (code) => resolve(code === 0))
  })
}

async function step(name: string, work: () => Promise<boolean>) {
  print(`\n── ${name}`)
  const from = Date.now()
  finish(name, await work(), from)
}

/** A step that runs beside others: it prints everything at its end. */
async function quietStep(name: string, work: (printed: Buffer[]) => Promise<boolean>) {
  const printed: Buffer[] = []
  const from = Date.now()
  const ok = await work(printed)
  print(`\n── ${name}`)
  process.stdout.write(Buffer.concat(printed))
  finish(name, ok, from)
}

function finish(name: string, ok: boolean, from: number) {
  print(`── ${name}: ${ok ? 'ok' : 'FAILED'}, ${seconds(from)}`)
  if (!ok) failedSteps.push(name)
}

function seconds(from: number): string {
  return `${Math.round((Date.now() - from) / 1000)} s`
}

/** A file that can't be loaded, or an error outside any test, fails the run and counts no test: it counts for one. */
function add(ok: boolean, { passed, failed, failures }: Outcome) {
  count.passed += passed
  count.failed += ok ? failed : Math.max(failed, 1)
  count.failures.push(...failures)
}

async function runSuite(): Promise<boolean> {
  const file = path.join(results, 'suite.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const ok = await run('vitest', ['run', '--config', 'remix.config.js', ...reporters])
  add(ok, readSuiteReport(file))
  return ok
}

async function runBrowser(): Promise<boolean> {
  const browser = findBrowser()
  if (!browser) {
    print('Aucun navigateur : installez Chromium ou Chrome, ou donnez son chemin dans la variable CHROMIUM.')
    count.failed += 1
    return false
  }
  const file = path.join(results, 'browser.json')
  process.env.CHROMIUM = browser
  process.env.PLAYWRIGHT_JSON_OUTPUT_NAME = file
  const config = ['--config', 'test/e2e/playwright.config.ts']
  const ok = await run('playwright', ['test', ...config, '--reporter=list,json'])
  add(ok, readBrowserReport(file))
  return ok
}

async function build(printed: Buffer[]): Promise<boolean> {
  try {
    const built = await buildBundle(() => undefined)
    if (!built) printed.push(Buffer.from('The bundle is up to date.\n'))
    return true
  } catch {
    return false
  }
}

const folders = ['app', 'db', 'emails', 'surveys', 'test']
const layers = ['--config', '.dependency-cruiser.cjs', ...folders]

fs.mkdirSync(results, { recursive: true })
for (const file of ['suite.json', 'browser.json']) fs.rmSync(path.join(results, file), { force: true })

// The compiler takes one core for as long as the rest takes the other; tests begin when the pages are built.
const types = quietStep('Types (tsc)', (printed) => run('tsc', [], printed))
await quietStep('Format and lint (Biome)', (printed) => run('biome', ['check'], printed))
await quietStep('Who imports whom (dependency-cruiser)', (printed) => run('depcruise', layers, printed))
await quietStep('Build (Remix)', build)
await step('Tests (Vitest)', runSuite)
await step('Browser tests (Playwright)', runBrowser)
await types

if (count.failures.length > 0) print(`\n${count.failures.join('\n')}`)
print(`\nTotal time: ${seconds(started)}`)
if (failedSteps.length > 0) print(`Failed: ${failedSteps.join(' · ')}`)
print(`${count.passed} passed, ${count.failed} failed`)
process.exitCode = failedSteps.length === 0 ? 0 : 1
