import { spawn } from 'node:child_process'
import path from 'node:path'

const checkout = path.resolve(import.meta.dirname, '../..')

export interface Launched {
  pid: number
  /** Everything it printed so far. */
  output(): string
  /** Resolves once it printed this; rejects when it ends before. */
  says(text: string): Promise<void>
  /** Resolves with its exit code, or its signal. */
  ended: Promise<number | string>
  kill(signal: NodeJS.Signals): void
}

/** Runs one of our commands as a person would: `launch(['live'], { PORT: '3100' })`. */
export function launch(args: readonly string[], env: Record<string, string>): Launched {
  const { NODE_ENV: _mode, VITEST: _runner, ...inherited } = process.env
  const child = spawn(process.execPath, ['app/start.js', ...args], {
    cwd: checkout,
    env: { ...inherited, ...env } as NodeJS.ProcessEnv,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let printed = ''
  const listeners = new Set<() => void>()
  const collect = (chunk: Buffer) => {
    printed += chunk
    for (const listener of listeners) listener()
  }
  child.stdout.on('data', collect)
  child.stderr.on('data', collect)
  const ended = new Promise<number | string>((resolve) => {
    child.once('close', (code, signal) => resolve(signal ?? code ?? 0))
  })
  return {
    pid: child.pid ?? 0,
    output: () => printed,
    says: (text) =>
      new Promise((resolve, reject) => {
        const look = () => printed.includes(text) && resolve()
        listeners.add(look)
        look()
        void ended.then((code) =>
          reject(new Error(`It ended (${code}) without saying « ${text} »:\n${printed}`)),
        )
      }),
    ended,
    kill: (signal) => void child.kill(signal),
  }
}
