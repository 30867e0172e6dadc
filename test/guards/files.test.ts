import { expect, it } from 'vitest'
import { readSources } from '#test/support/sources.ts'

const ours = readSources(['app', 'db', 'emails', 'surveys', 'test'])

it('keeps every file under 400 lines', () => {
  const long = ours.filter(({ text }) => text.split('\n').length > 401)
  expect(long.map(({ path }) => path)).toEqual([])
})

it('names files and folders in kebab-case, after what they hold', () => {
  const drawer = /^(utils?|helpers?|common|shared|misc|managers?|services?|v\d+)$/
  const allowedDrawers = ['app/i18n/fr/common.ts', 'app/i18n/en/common.ts']
  const wrong = ours
    .map(({ path }) => path)
    .filter((path) => !allowedDrawers.includes(path))
    .filter((path) =>
      path.split('/').some((part) => {
        const [name = ''] = part.split('.')
        return drawer.test(name) || !/^(_?[a-z0-9]+([-_][a-z0-9]+)*)?$/.test(name)
      }),
    )
  expect(wrong).toEqual([])
})

it('reads the environment in one place, besides the tests', () => {
  const readers = readSources(['app', 'db', 'emails', 'surveys']).filter(({ text }) =>
    /\bprocess\s*\.\s*env\b|\bimport\.meta\.env\b|from 'node:process'/.test(text),
  )
  expect(readers.map(({ path }) => path)).toEqual(['app/env.server.ts'])
})

it('skips and singles out no test', () => {
  const marked = readSources(['test']).filter(({ text }) =>
    /\b(describe|it|test)\.(skip|only|todo|fixme)\b/.test(text),
  )
  expect(marked.map(({ path }) => path)).toEqual([])
})
