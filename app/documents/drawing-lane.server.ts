import { type ChildProcess, fork } from 'node:child_process'
import { createRequire, getCompileCacheDir } from 'node:module'
import { setPriority } from 'node:os'
import path from 'node:path'
import { DomainError } from '#app/domain/errors.ts'
import type { DocumentSource } from './typst.server.ts'

/** What comes back for a document. */
export type Drawn = { pdf: Uint8Array } | { error: Error }

export interface LaneOptions {
  /** Milliseconds a drawing may take before its process is killed. */
  limit: number
  /** Documents that may wait. */
  longestQueue: number
  /** Milliseconds without work after which the process ends, and gives its memory back. */
  idle: number
  /** Lets everything else on the machine go first. */
  patient: boolean
}

/** Draws one document at a time. */
export interface DrawingLane {
  /**
   * @throws DomainError `document.busy` (503) when too many wait, `document.too-long` (503) when it isn't done in time
   * @throws Error as the drawing threw it
   */
  draw(source: DocumentSource): Promise<Uint8Array>
  /** Ends its process, and whatever it draws. */
  stop(): void
}

/** Niceness: about half of what a request gets of a busy core. */
const patience = 4

interface Task {
  source: DocumentSource
  resolve: (pdf: Uint8Array) => void
  reject: (error: Error) => void
}

/**
 * Documents drawn one after the other by a process of its own, started at the first and kept warm. Not a thread: drawing is native
 * code, which nothing can stop in a thread but its own end, while a process is killed. It never keeps its parent from ending.
 */
export function openLane(
  { limit, longestQueue, idle, patient }: LaneOptions,
  begin: () => ChildProcess = beginDrawing,
): DrawingLane {
  const waiting: Task[] = []
  let current: Task | null = null
  let child: ChildProcess | null = null
  let clock: NodeJS.Timeout | undefined

  function start(): ChildProcess {
    const started = begin()
    if (patient && started.pid) setPriority(started.pid, patience)
    started.on('message', (drawn: Drawn) => {
      if (started === child) settle('pdf' in drawn ? { pdf: Uint8Array.from(drawn.pdf) } : drawn)
    })
    const gone = (reason: string) => {
      if (started !== child) return
      child = null
      settle({ error: new Error(`the drawing process ended: ${reason}`) })
    }
    started.on('error', (error) => gone(error.message))
    started.on('exit', (code, signal) => gone(signal ?? String(code)))
    return started
  }

  function next(): void {
    if (current) return
    current = waiting.shift() ?? null
    clearTimeout(clock)
    if (!current) {
      rest()
      return
    }
    // One whose channel is closed takes nothing more, even before its end is told.
    if (!child?.connected) child = start()
    child.ref()
    child.channel?.ref()
    clock = setTimeout(() => {
      end('SIGKILL')
      settle({ error: new DomainError('document.too-long', 503) })
    }, limit)
    const sent = current
    child.send(sent.source, (error) => {
      if (error && sent === current) settle({ error })
    })
  }

  function settle(drawn: Drawn): void {
    const task = current
    current = null
    if (task && 'pdf' in drawn) task.resolve(drawn.pdf)
    else if (task && 'error' in drawn) task.reject(drawn.error)
    next()
  }

  function rest(): void {
    child?.unref()
    child?.channel?.unref()
    clock = setTimeout(() => end('SIGKILL'), idle).unref()
  }

  function end(signal: NodeJS.Signals): void {
    const ending = child
    child = null
    ending?.kill(signal)
  }

  return {
    draw: (source) => {
      if (waiting.length >= longestQueue) return Promise.reject(new DomainError('document.busy', 503))
      return new Promise((resolve, reject) => {
        waiting.push({ source, resolve, reject })
        next()
      })
    },
    stop: () => {
      end('SIGKILL')
      settle({ error: new Error('drawing was stopped') })
    },
  }
}

/** Starts a process that draws. */
export function beginDrawing(): ChildProcess {
  // Found from the source and from the bundle alike.
  const entry = createRequire(import.meta.url).resolve('#app/documents/drawing-process.ts')
  // Of this process's settings, only where compiled modules are kept: its start is faster, and it is told nothing else.
  const compiled = getCompileCacheDir()
  const env = (compiled ? { NODE_COMPILE_CACHE: path.dirname(compiled) } : {}) as NodeJS.ProcessEnv
  return fork(entry, { serialization: 'advanced', execArgv: [], env })
}
