import * as fs from 'node:fs'
import { describe, expect, it } from 'vitest'
import { jobs } from '#app/domain/jobs/registry.server.ts'
import { queueNames } from '#db/schema/queues.ts'
import { readSources } from '#test/support/sources.ts'

const modules = fs
  .readdirSync('app/domain', { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && fs.readdirSync(`app/domain/${entry.name}`).length > 0)
  .map((entry) => entry.name)

describe.each(modules)('the module %s', (module) => {
  it('says in its README what it decides and what it never does', () => {
    const lines = fs.readFileSync(`app/domain/${module}/README.md`, 'utf8').trim().split('\n')
    expect(lines.length).toBeGreaterThanOrEqual(5)
    expect(lines.length).toBeLessThanOrEqual(20)
  })

  it('has tests', () => {
    const tests = readSources(['test']).filter(
      ({ path, text }) =>
        /\.test\.tsx?$/.test(path) &&
        (path.startsWith(`test/domain/${module}/`) || text.includes(`#app/domain/${module}/`)),
    )
    expect(tests.length).toBeGreaterThan(0)
  })
})

it('runs every job that is defined', () => {
  const defined = readSources(['app']).flatMap(({ text }) =>
    [...text.matchAll(/= defineJob\(\s*'([^']+)'/g)].map((match) => match[1]),
  )
  expect(jobs.map(({ name }) => name).sort()).toEqual(defined.sort())
  expect([...queueNames].sort()).toEqual(defined)
})

it('lays out every message by the one function that writes its HTML and its text', () => {
  const messages = readSources(['emails']).filter(({ path }) => path !== 'emails/layout.ts')
  expect(messages.length).toBeGreaterThan(2)
  const wrong = messages.filter(({ text }) => !/\): Message \{/.test(text) || !text.includes('layOut({'))
  expect(wrong.map(({ path }) => path)).toEqual([])
})
