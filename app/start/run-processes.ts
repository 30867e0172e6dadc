import { type ChildProcess, spawn } from 'node:child_process'
import path from 'node:path'
import type { Environment } from '#app/env.server.ts'

const checkout = path.resolve(import.meta.dirname, '../..')
const patience = 15_000

export type ProcessName = 'web' | 'worker'
const entries: Record<ProcessName, string> = { web: 'app/server.ts', worker: 'app/worker.ts' }

export interface RunningProcess {
  pid: number
  /** Resolves once it serves; rejects when it ends before. */
  ready: Promise<void>
  /** Resolves with its signal or exit code. */
  ended: Promise<string>
  /** Asks it to end its work, and kills it when it takes longer than 15 s. */
  stop(): Promise<void>
  kill(signal: NodeJS.Signals): void
}

/**
 * Starts the web or the worker process. It ends by itself when the one who started it dies: see `answerSupervisor`.
 * @param output where it prints: the terminal, or an open file
 */
export function runProcess(
  name: ProcessName,
  env: Environment,
  output: 'inherit' | number = 'inherit',
): RunningProcess {
  // In a session of its own: Ctrl-C reaches the supervisor alone, which decides in which order things stop.
  const child: ChildProcess = spawn(process.execPath, [entries[name]], {
    cwd: checkout,
    env: env as NodeJS.ProcessEnv,
    detached: true,
    stdio: ['ignore', output, output, 'ipc'],
  })
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('exit', (code, signal) => resolve(signal ?? String(code)))
  })
  const ready = new Promise<void>((resolve, reject) => {
    child.on('message', (message: { ready?: boolean }) => message.ready && resolve())
    void ended.then((reason) => reject(new Error(`${name}: ${reason}`)))
  })
  ready.catch(() => undefined)
  return {
    pid: child.pid ?? 0,
    ready,
    ended,
    kill: (signal) => void child.kill(signal),
    stop: async () => {
      child.kill('SIGTERM')
      const deadline = setTimeout(() => child.kill('SIGKILL'), patience)
      await ended
      clearTimeout(deadline)
    },
  }
}
