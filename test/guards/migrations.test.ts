import * as fs from 'node:fs'
import { expect, it } from 'vitest'
import { migrations } from '#db/migrate.ts'

const files = fs
  .readdirSync('db/migrations')
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.replace(/\.ts$/, ''))
  .sort()

it('numbers the migrations without a hole or a double', () => {
  const expected = files.map((_, index) => String(index + 1).padStart(4, '0'))
  expect(files.map((file) => file.slice(0, 4))).toEqual(expected)
})

it('runs every migration file', () => {
  expect(Object.keys(migrations)).toEqual(files)
})

it('names the newest in HEAD', () => {
  expect(fs.readFileSync('db/migrations/HEAD', 'utf8').trim()).toBe(files.at(-1))
})
