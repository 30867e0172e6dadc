import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  ceremony,
  handIn,
  type Office,
  openOffice,
  stateOf,
  voteAndClose,
  waveState,
  work,
} from './office.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

describe('a urn whose key three people share', () => {
  it.each([
    [0, 1],
    [0, 2],
    [1, 2],
  ])('opens with the sheets of trustees %i and %i', async (first, second) => {
    const { waveId, trustees } = await ceremony(office)
    expect(await waveState(office, waveId)).toBe('launched')
    await voteAndClose(office, waveId)
    expect(await waveState(office, waveId)).toBe('closing')
    await handIn(office, trustees[first]!)
    await work(office)
    expect(await waveState(office, waveId)).toBe('closing')
    expect(await stateOf(office, trustees[first]!)).toMatchObject({ stage: 'opening', mine: 'right' })
    await handIn(office, trustees[second]!)
    await work(office)
    expect(await waveState(office, waveId)).toBe('closed')
    expect(await stateOf(office, trustees[second]!)).toMatchObject({ stage: 'opened' })
  })
})
