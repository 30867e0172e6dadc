import { randomBytes } from 'node:crypto'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeOneTimeKey, openShare, sealShare } from '#app/domain/ballots/seal-share.ts'
import {
  checkCode,
  readCheckCode,
  readGroup,
  readScanned,
  readSheet,
  shareCheck,
  sheetGroups,
} from '#app/domain/ballots/sheet-code.ts'
import { dealUrnKey, rebuildUrnKey } from '#app/domain/ballots/split-key.server.ts'

const share = fc.uint8Array({ minLength: 33, maxLength: 33 })
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const waveId = '28f04d79-f13a-47ac-9575-76ef99a95485'
const ids = ['a', 'b', 'c']

describe('a sheet', () => {
  it('reads back as it was printed, however it is typed', () => {
    fc.assert(
      fc.property(share, (bytes) => {
        const groups = sheetGroups(bytes)
        expect(groups.every((group) => /^[0-9A-HJKMNP-TV-Z]{6}$/.test(group))).toBe(true)
        const typed = groups.map(
          (group) => ` ${group.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l')} `,
        )
        expect(readSheet(typed)).toEqual(new Uint8Array(bytes))
        expect(readScanned(`${groups.join(' ')} AAAA-BBBB`)).toEqual({ groups, check: 'AAAA-BBBB' })
      }),
    )
  })

  it('tells of any one wrong character, of two exchanged, and of a group at another’s place', () => {
    fc.assert(
      fc.property(
        share,
        fc.nat(10),
        fc.nat(5),
        fc.nat(31),
        fc.nat(10),
        (bytes, place, at, other, elsewhere) => {
          const group = sheetGroups(bytes)[place]!
          const wrong = `${group.slice(0, at)}${alphabet[other]}${group.slice(at + 1)}`
          if (wrong !== group) expect(readGroup(wrong, place)).toBeNull()
          const [a, b] = [group[at]!, group[at + 1]]
          if (b && a !== b) {
            const exchanged = `${group.slice(0, at)}${b}${a}${group.slice(at + 2)}`
            expect(readGroup(exchanged, place)).toBeNull()
          }
          if (elsewhere !== place) expect(readGroup(group, elsewhere)).toBeNull()
        },
      ),
      { numRuns: 1_000 },
    )
  })

  it.each(['', 'ABC', 'UUUUUU', '1234567', '12 34 5', '\u0000'])('takes « %s » for no group', (text) => {
    expect(readGroup(text, 0)).toBeNull()
  })

  it('has a check code that goes with one share of one trustee of one wave', async () => {
    const bytes = new Uint8Array(randomBytes(33))
    const check = await shareCheck(waveId, 'a', bytes)
    expect(readCheckCode(checkCode(check).toLowerCase())).toEqual(check)
    expect(readCheckCode('1234')).toBeNull()
    for (const other of [shareCheck(waveId, 'b', bytes), shareCheck(ids[0]!, 'a', bytes)]) {
      expect(await other).not.toEqual(check)
    }
  })
})

describe('a dealt key', () => {
  const route = (trusteeId: string, to: 'trustee' | 'worker' = 'trustee') => ({ waveId, trusteeId, to })

  async function deal() {
    const keys = await Promise.all(ids.map(() => makeOneTimeKey()))
    const recipients = ids.map((trusteeId, at) => ({ trusteeId, publicKey: keys[at]!.publicKey }))
    const { urnPublic, shares } = await dealUrnKey(waveId, recipients)
    const opened = await Promise.all(
      shares.map(({ sealed }, at) => openShare(keys[at]!.privateKey, route(ids[at]!), sealed)),
    )
    return { keys, urnPublic, sealed: shares.map((each) => each.sealed), shares: opened.map((each) => each!) }
  }

  it('comes back from any two shares, and from none alone, twice the same, or with a wrong one', async () => {
    const { urnPublic, shares } = await deal()
    const [a, b, c] = shares as [Uint8Array, Uint8Array, Uint8Array]
    const keys = [
      await rebuildUrnKey([a, b], urnPublic),
      await rebuildUrnKey([c, a], urnPublic),
      await rebuildUrnKey([b, c], urnPublic),
    ]
    expect(keys[0]).toHaveLength(32)
    expect(keys[1]).toEqual(keys[0])
    expect(keys[2]).toEqual(keys[0])
    const wrong = Uint8Array.from(b)
    wrong[7]! ^= 1
    const other = (await deal()).shares[1]!
    for (const attempt of [[a], [a, a], [a, wrong], [a, other], [a, b, wrong], [], [a, new Uint8Array(33)]]) {
      expect(await rebuildUrnKey(attempt, urnPublic)).toBeNull()
    }
  })

  it('opens in the browser of its trustee alone, and not on another route', async () => {
    const { keys, sealed } = await deal()
    expect(await openShare(keys[1]!.privateKey, route('a'), sealed[0]!)).toBeNull()
    expect(await openShare(keys[0]!.privateKey, route('b'), sealed[0]!)).toBeNull()
    expect(await openShare(keys[0]!.privateKey, route('a', 'worker'), sealed[0]!)).toBeNull()
    expect(await openShare(keys[0]!.privateKey, { ...route('a'), waveId: 'x' }, sealed[0]!)).toBeNull()
    expect(await openShare(keys[0]!.privateKey, route('a'), sealed[0]!.subarray(1))).toBeNull()
    await expect(sealShare(new Uint8Array(65).fill(4), route('a'), new Uint8Array(33))).rejects.toThrow()
  })
})
