import { expect, it } from 'vitest'
import { ballotNumber } from '#app/domain/ballots/ballot-number.ts'

it('numbers a ballot by the first 50 bits of its nullifier', () => {
  expect(ballotNumber(Buffer.alloc(32))).toBe('00000-00000')
  expect(ballotNumber(Buffer.alloc(32, 0xff))).toBe('ZZZZZ-ZZZZZ')
  // 00001 00010 00011 00100 00101 00110 00111 01000 01001 01010, then bits that don't count.
  const bits = '00001000100001100100001010011000111010000100101010111111'
  const bytes = bits.match(/.{8}/g)!.map((byte) => Number.parseInt(byte, 2))
  expect(ballotNumber(Uint8Array.from(bytes))).toBe('12345-6789A')
})
