import { expect, it, vi } from 'vitest'
import { attackTwoWaves, twoWaves } from './two-waves.ts'

vi.setConfig({ testTimeout: 120_000 })

it('tells nothing of anybody, two waves and their comparison together, to a linear program', () => {
  let attacked = 0
  for (let seed = 1; attacked < 4; seed++) {
    const found = attackTwoWaves(twoWaves(seed, 3 + (seed % 4)), 'Q3')
    if (!found) continue
    expect(found, `seed ${seed}`).toEqual([])
    attacked += 1
  }
})
