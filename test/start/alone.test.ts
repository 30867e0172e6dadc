import { spawnSync } from 'node:child_process'
import * as fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { alone } from '#app/start/alone.ts'

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'diapason-alone-'))
const file = path.join(folder, 'build/making')
afterAll(() => fs.rmSync(folder, { recursive: true }))

it('lets the second wait for the first, whatever became of it', async () => {
  const told: string[] = []
  let end: () => void = () => undefined
  const first = alone(file, async () => {
    told.push('first begins')
    await new Promise<void>((resolve) => {
      end = resolve
    })
    told.push('first ends')
    throw new Error('it failed')
  })
  const second = alone(file, async () => {
    told.push('second')
    return 2
  })
  end()
  await expect(first).rejects.toThrow('it failed')
  expect(await second).toBe(2)
  expect(told).toEqual(['first begins', 'first ends', 'second'])
  expect(fs.existsSync(file)).toBe(false)
})

it('does not wait for a process that was killed, nor for one of long ago', async () => {
  fs.writeFileSync(file, String(spawnSync(process.execPath, ['-e', '0']).pid))
  expect(await alone(file, async () => 'after a dead one')).toBe('after a dead one')
  fs.writeFileSync(file, String(process.pid))
  fs.utimesSync(file, new Date(0), new Date(0))
  expect(await alone(file, async () => 'after an old one')).toBe('after an old one')
})
