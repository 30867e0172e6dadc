import { createECDH, randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import { additionalData, messageDomain } from '#app/domain/ballots/ballot-format.ts'
import { createOpener } from '#app/domain/ballots/internal/open-sealed.ts'
import { nullifierOf, sealContent, urnSuite } from '#app/domain/ballots/seal-content.ts'

const waveId = '3a0c1f2e-6b1d-4e53-9a77-0d5a7c5b9e21'
const message = messageDomain(waveId)

async function newUrn() {
  const ecdh = createECDH('prime256v1')
  const publicKey = ecdh.generateKeys()
  const scalar = ecdh.getPrivateKey()
  return { publicKey, scalar: Buffer.concat([Buffer.alloc(32 - scalar.length), scalar]) }
}

it('opens by OpenSSL what the library sealed, and agrees with the library on what doesn’t open', async () => {
  const { publicKey, scalar } = await newUrn()
  const opener = await createOpener(scalar)
  const suite = urnSuite()
  const recipientKey = await suite.kem.importKey('raw', new Uint8Array(scalar).buffer, false)
  const aad = additionalData(waveId, await nullifierOf(message))
  for (const length of [0, 1, 31, 32, 3_500, 8_191]) {
    const content = new Uint8Array(randomBytes(length))
    const { enc, ciphertext } = await sealContent(new Uint8Array(publicKey), waveId, message, content)
    const opened = await opener.open(Buffer.from(enc), Buffer.from(ciphertext), aad)
    expect(opened?.equals(content)).toBe(true)
    const library = await suite.open({ recipientKey, enc }, ciphertext, aad)
    expect(Buffer.from(library).equals(content)).toBe(true)
    for (const [damagedEnc, damaged, otherAad] of [
      [enc, flip(ciphertext, ciphertext.length - 1), aad],
      [enc, flip(ciphertext, 0), aad],
      [flip(enc, 64), ciphertext, aad],
      [enc, ciphertext, additionalData(waveId, new Uint8Array(32))],
      [enc.subarray(1), ciphertext, aad],
      [enc, ciphertext.subarray(0, 15), aad],
    ] as const) {
      expect(await opener.open(Buffer.from(damagedEnc), Buffer.from(damaged), otherAad)).toBeNull()
    }
  }
})

it('opens nothing sealed to another key', async () => {
  const [mine, other] = [await newUrn(), await newUrn()]
  const { enc, ciphertext } = await sealContent(
    new Uint8Array(other.publicKey),
    waveId,
    message,
    new Uint8Array(9),
  )
  const aad = additionalData(waveId, await nullifierOf(message))
  const open = async (scalar: Buffer) =>
    (await createOpener(scalar)).open(Buffer.from(enc), Buffer.from(ciphertext), aad)
  expect(await open(mine.scalar)).toBeNull()
  expect(await open(other.scalar)).toEqual(Buffer.alloc(9))
})

function flip(bytes: Uint8Array, at: number): Uint8Array {
  const changed = Uint8Array.from(bytes)
  changed[at]! ^= 1
  return changed
}
