import { randomBytes } from 'node:crypto'
import { wordlist } from '@scure/bip39/wordlists/french.js'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeOneTimeKey, openShare, sealShare } from '#app/domain/ballots/seal-share.ts'
import { checkCode, readCheckCode, shareCheck } from '#app/domain/ballots/sheet-code.ts'
import {
  readLine,
  readScanned,
  readSheet,
  readUnfinished,
  scannedText,
  sheetLines,
} from '#app/domain/ballots/sheet-words.ts'
import { dealUrnKey, rebuildUrnKey } from '#app/domain/ballots/split-key.server.ts'

const share = fc.uint8Array({ minLength: 33, maxLength: 33 })
const waveId = '28f04d79-f13a-47ac-9575-76ef99a95485'
const ids = ['a', 'b', 'c']

describe('a sheet', () => {
  const lineOf = (bytes: Uint8Array, place: number) => sheetLines(bytes)[place]!
  const spoilt = (words: readonly string[], at: number, word: string) => words.with(at, word).join(' ')

  it('reads back as it was printed, however it is typed', () => {
    const plain = (word: string) => word.normalize('NFD').replaceAll(/\p{M}/gu, '')
    fc.assert(
      fc.property(share, (bytes) => {
        const lines = sheetLines(bytes)
        expect(lines.map((words) => words.length)).toEqual([5, 5, 5, 5, 5, 5])
        const typed = [
          lines.map((words) => words.join(' ')),
          lines.map((words, place) => `${place + 1}. ${words.join(', ').toUpperCase()}`),
          lines.map((words) => `  ${words.map((word) => plain(word).slice(0, 4)).join('  ')} `),
          lines.map((words) => words.map((word) => `${word.slice(0, 4).normalize('NFD')}xx`).join('-')),
        ]
        for (const each of typed) expect(readSheet(each)).toEqual(new Uint8Array(bytes))
        const scanned = readScanned(scannedText(lines, 'AAAA-BBBB'))!
        expect([readSheet(scanned.lines), scanned.check]).toEqual([new Uint8Array(bytes), 'AAAA-BBBB'])
      }),
    )
  })

  it('is in words that their first four letters tell apart, without accents', () => {
    const beginnings = wordlist.map((word) => word.normalize('NFD').replaceAll(/\p{M}/gu, '').slice(0, 4))
    expect([wordlist.length, new Set(beginnings).size]).toEqual([2048, 2048])
    expect(beginnings.every((letters) => /^[a-z]{4}$/.test(letters))).toBe(true)
  })

  it('tells of any one wrong word, of any two exchanged, and of a line at another’s place', () => {
    fc.assert(
      fc.property(
        ...[share, fc.nat(5), fc.nat(4), fc.nat(2047), fc.nat(4), fc.nat(5)],
        (bytes, place, at, other, second, elsewhere) => {
          const words = lineOf(bytes as Uint8Array, place)
          const word = wordlist[other]!.normalize('NFC')
          if (word !== words[at])
            expect(readLine(spoilt(words, at, word), place)).toEqual({ problem: 'line' })
          if (words[at] !== words[second]) {
            const exchanged = words.with(at, words[second]!).with(second, words[at]!)
            expect(readLine(exchanged.join(' '), place)).toEqual({ problem: 'line' })
          }
          if (elsewhere !== place) expect(readLine(words.join(' '), elsewhere)).toEqual({ problem: 'line' })
        },
      ),
      { numRuns: 1_000 },
    )
  })

  it('says which word is in no sheet, where, and at once', () => {
    const words = lineOf(new Uint8Array(randomBytes(33)), 2)
    expect(readLine(spoilt(words, 3, 'zzz'), 2)).toEqual({ problem: 'unknown', word: 'zzz', place: 3 })
    expect(readUnfinished(`${words[0]} kiwwi ${words[2]}`)).toMatchObject({ word: 'kiwwi', place: 1 })
    expect(readUnfinished(`${words[0]} kiwwi`)).toBeNull()
    expect(readUnfinished(words.join(' '))).toBeNull()
    expect(readLine(words.slice(1).join(' '), 2)).toEqual({ problem: 'count', count: 4 })
  })

  it.each(['', ' ', '\u0000', '1 2 3 4 5', 'aba aba aba aba aba'])('takes « %s » for no line', (text) => {
    expect(readLine(text, 0)).toHaveProperty('problem')
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
