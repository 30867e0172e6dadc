import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { cleanDigits } from '#app/domain/ballots/ballot-number.ts'
import {
  isSlipLine,
  scannedSecret,
  slipCode,
  slipSecret,
  spacedSlipLine,
} from '#app/domain/ballots/slip-code.ts'

const wave = '7f3b7a1c-90e4-4c0e-a1de-0123456789ab'
const other = '6f3b7a1c-90e4-4c0e-a1de-0123456789ab'
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const secrets = fc
  .uint8Array({ minLength: 20, maxLength: 20 })
  .map((b) => Buffer.from(b).toString('base64url'))
const line = fc
  .tuple(secrets, fc.nat(3))
  .map(([secret, place]) => ({ text: slipCode(secret, wave)[place]!, place }))

it('writes a secret in four lines and reads it back, however it is typed', () => {
  fc.assert(
    fc.property(secrets, (secret) => {
      const code = slipCode(secret, wave)
      expect(code.map((one) => one.length)).toEqual([9, 9, 9, 9])
      expect(slipSecret(code, wave)).toBe(secret)
      const typed = code.map((one) =>
        spacedSlipLine(one).toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l'),
      )
      expect(slipSecret(typed, wave)).toBe(secret)
    }),
  )
})

it('never writes a letter that may be taken for another', () => {
  const written = Array.from({ length: 200 }, () => slipCode(randomBytes(20).toString('base64url'), wave))
  expect(new Set(written.flat().join(''))).toEqual(new Set(alphabet))
})

it('finds every wrong character', () => {
  const { text, place } = fc.sample(line, 1)[0]!
  for (let at = 0; at < text.length; at++) {
    for (const other of alphabet.replace(text[at]!, '')) {
      expect(isSlipLine(text.slice(0, at) + other + text.slice(at + 1), place, wave)).toBe(false)
    }
  }
})

it('finds any two characters that changed places, and lines that did', () => {
  fc.assert(
    fc.property(line, fc.nat(8), fc.nat(8), ({ text, place }, a, b) => {
      const characters = [...text]
      const [first, second] = [characters[a]!, characters[b]!]
      characters[a] = second
      characters[b] = first
      expect(isSlipLine(characters.join(''), place, wave)).toBe(first === second)
      expect(isSlipLine(text, (place + 1) % 4, wave)).toBe(false)
    }),
  )
})

it('finds the code of another wave', () => {
  fc.assert(fc.property(secrets, (secret) => slipSecret(slipCode(secret, wave), other) === null))
})

it('takes no code that is short, long, of other letters, or of another length of secret', () => {
  const code = slipCode(randomBytes(20).toString('base64url'), wave)
  expect(slipSecret(code.slice(1), wave)).toBeNull()
  expect(slipSecret([...code.slice(0, 3), ''], wave)).toBeNull()
  expect(isSlipLine(`${code[0]}0`, 0, wave)).toBe(false)
  expect(isSlipLine('U'.repeat(9), 0, wave)).toBe(false)
  expect(cleanDigits(' 7k2-mn4.qz1 ')).toBe('7K2MN4QZ1')
  expect(() => slipCode(randomBytes(19).toString('base64url'), wave)).toThrow(RangeError)
})

it('takes the link of a QR code that a hand scanner types', () => {
  const secret = randomBytes(20).toString('base64url')
  const page = `https://diapason.example/e/${wave}`
  expect(scannedSecret(` ${page}#${secret}\n`, wave)).toBe(secret)
  expect(scannedSecret(`${page}?${secret}`, wave)).toBeNull()
  expect(scannedSecret(secret, wave)).toBeNull()
  expect(scannedSecret(`${page}#${secret}`, other)).toBeNull()
})
