import * as fs from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

/** In ms: no work of ours takes this long, so what is left after it was left by a killed process. */
const longest = 600_000

/**
 * Does a work that two processes of this machine must not do at the same moment: the second waits for the first.
 * @param file absolute path, made while the work lasts; it holds the number of the process
 * @throws what the work throws
 */
export async function alone<Result>(file: string, work: () => Promise<Result>): Promise<Result> {
  fs.mkdirSync(path.dirname(file), { recursive: true })
  while (!take(file)) {
    if (isLeft(file)) fs.rmSync(file, { force: true })
    else await pause(100)
  }
  try {
    return await work()
  } finally {
    fs.rmSync(file, { force: true })
  }
}

function take(file: string): boolean {
  try {
    fs.writeFileSync(file, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    return false
  }
}

/** Whether the process that made the file was killed. One just made and still empty was not. */
function isLeft(file: string): boolean {
  try {
    if (Date.now() - fs.statSync(file).mtimeMs > longest) return true
    process.kill(Number(fs.readFileSync(file, 'utf8')), 0)
    return false
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH'
  }
}
