import * as fs from 'node:fs'
import path from 'node:path'

/** What a runner's report says, and its failed tests in the words to print at the end: name, then the first lines of why. */
export interface Outcome {
  passed: number
  failed: number
  failures: string[]
}

interface SuiteReport {
  numPassedTests: number
  numFailedTests: number
  testResults: {
    name: string
    message: string
    assertionResults: { fullName: string; status: string; failureMessages: string[] }[]
  }[]
}

interface BrowserSuite {
  specs: {
    title: string
    file: string
    ok: boolean
    tests: { results: { error?: { message?: string } }[] }[]
  }[]
  suites?: BrowserSuite[]
}

interface BrowserReport {
  stats: { expected: number; unexpected: number; flaky: number }
  suites: BrowserSuite[]
}

// Colours are for the terminal the runner wrote to, not for a list.
const colour = new RegExp(`${String.fromCharCode(27)}\\[[\\d;]*m`, 'g')

function told(name: string, why: string): string {
  const lines = why.replace(colour, '').split('\n').slice(0, 6)
  return [name, ...lines.map((line) => `    ${line}`)].join('\n')
}

/** @returns undefined when the runner ended without its report */
function readJson<Report>(file: string): Report | undefined {
  return fs.existsSync(file) ? (JSON.parse(fs.readFileSync(file, 'utf8')) as Report) : undefined
}

const unreported: Outcome = { passed: 0, failed: 1, failures: ['The runner ended without its report.'] }

/** Vitest's JSON report. */
export function readSuiteReport(file: string): Outcome {
  const report = readJson<SuiteReport>(file)
  if (!report) return unreported
  const failures = report.testResults.flatMap(({ name, message, assertionResults }) => {
    const failed = assertionResults.filter(({ status }) => status === 'failed')
    const unloaded = failed.length === 0 && message ? [told(path.relative(process.cwd(), name), message)] : []
    return [
      ...unloaded,
      ...failed.map(({ fullName, failureMessages }) =>
        told(`${path.relative(process.cwd(), name)} › ${fullName}`, failureMessages[0] ?? ''),
      ),
    ]
  })
  return { passed: report.numPassedTests, failed: report.numFailedTests, failures }
}

function specsOf({ specs, suites }: BrowserSuite): BrowserSuite['specs'] {
  return [...specs, ...(suites ?? []).flatMap(specsOf)]
}

/** Playwright's JSON report. A test that passed at its second try is a failure too. */
export function readBrowserReport(file: string): Outcome {
  const report = readJson<BrowserReport>(file)
  if (!report) return unreported
  const failures = report.suites.flatMap(specsOf).flatMap(({ title, file: spec, ok, tests }) => {
    const why = tests.flatMap(({ results }) => results).find(({ error }) => error)?.error?.message
    return ok && !why ? [] : [told(`${spec} › ${title}`, why ?? '')]
  })
  return { passed: report.stats.expected, failed: report.stats.unexpected + report.stats.flaky, failures }
}
