import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { goldenFiles, goldenFolder } from './golden-results.ts'

const files = goldenFiles()

it('has no golden file that is not made, nor one missing', () => {
  expect(readdirSync(goldenFolder).sort()).toEqual(Object.keys(files).sort())
})

it.each(Object.keys(files))('%s is what the demonstration publishes (npm run golden renews it)', (name) => {
  const kept = readFileSync(new URL(name, goldenFolder), 'utf8')
  // The formatter of the repository lays JSON out its own way.
  if (name.endsWith('.json')) expect(JSON.parse(files[name]!)).toEqual(JSON.parse(kept))
  else expect(files[name]).toBe(kept)
})
