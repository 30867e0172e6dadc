import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import * as fs from 'node:fs'
import path from 'node:path'
import { buildEnvironment } from '#app/env.server.ts'
import { alone } from './alone.ts'
import { StartError } from './terminal.ts'

const checkout = path.resolve(import.meta.dirname, '../..')
const stamp = path.join(checkout, 'build/sources.sha256')
/** Not below `build`: the builder empties it first. */
const making = path.join(checkout, 'node_modules/.cache/diapason-build')
const sources = [
  'app',
  'emails',
  'surveys',
  'package.json',
  'package-lock.json',
  'remix.config.js',
  'tsconfig.json',
]

/**
 * Builds the pages when the bundle is missing or was built from other sources.
 * @param announce called before a build, which takes tens of seconds
 * @returns whether it built
 * @throws StartError `build-failed`, after the words of the builder
 */
export async function buildBundle(announce: () => void): Promise<boolean> {
  if (isBuilt(digestOfSources())) return false
  announce()
  return alone(making, async () => {
    // Somebody else may have built it while we waited.
    const digest = digestOfSources()
    if (isBuilt(digest)) return false
    fs.rmSync(stamp, { force: true })
    const builder = path.join(checkout, 'node_modules/@remix-run/dev/dist/cli.js')
    const { code, output } = await run([builder, 'vite:build', '--config', 'remix.config.js'])
    if (code !== 0) {
      process.stderr.write(output)
      throw new StartError('build-failed')
    }
    fs.writeFileSync(stamp, digest)
    return true
  })
}

function isBuilt(digest: string): boolean {
  return fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === digest
}

function run(args: string[]): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve) => {
    const env = buildEnvironment() as NodeJS.ProcessEnv
    const child = spawn(process.execPath, args, { cwd: checkout, env, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    const collect = (chunk: Buffer) => {
      output += chunk
    }
    child.stdout.on('data', collect)
    child.stderr.on('data', collect)
    child.on('close', (code) => resolve({ code, output }))
  })
}

function digestOfSources(): string {
  const hash = createHash('sha256')
  for (const file of sources.flatMap(filesUnder).sort()) {
    hash.update(`${file}\0`).update(fs.readFileSync(path.join(checkout, file)))
  }
  return hash.digest('hex')
}

function filesUnder(source: string): string[] {
  const place = path.join(checkout, source)
  if (!fs.existsSync(place)) return []
  if (!fs.statSync(place).isDirectory()) return [source]
  const entries = fs.readdirSync(place, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(checkout, path.join(entry.parentPath, entry.name)))
}
