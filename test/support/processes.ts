import { execFileSync } from 'node:child_process'
import * as fs from 'node:fs'

/** The processes that a command started itself. */
export function childrenOf(parent: number): { pid: number; line: string }[] {
  return listProcesses().filter((running) => running.parent === parent)
}

function listProcesses(): { pid: number; parent: number; line: string }[] {
  if (!fs.existsSync('/proc/self/stat')) {
    return execFileSync('ps', ['-e', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' })
      .split('\n')
      .map((row) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(row))
      .map((match) => ({ pid: Number(match?.[1]), parent: Number(match?.[2]), line: match?.[3] ?? '' }))
  }
  return fs
    .readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const stat = fs.readFileSync(`/proc/${name}/stat`, 'utf8')
        const [, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
        const line = fs.readFileSync(`/proc/${name}/cmdline`, 'utf8').split('\0').join(' ').trim()
        return [{ pid: Number(name), parent: Number(parent), line }]
      } catch {
        return []
      }
    })
}
