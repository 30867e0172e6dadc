import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { blindNatively, blindPrepared, finalizeNatively } from '#app/demo/native-respondent.ts'
import { blindMessage, finalizeSignature } from '#app/domain/ballots/client/blind-message.ts'
import signBlinded from '#app/domain/ballots/internal/sign-blinded.ts'
import vector from '#test/fixtures/rfc9474-rsabssa-sha384-pss-randomized.json' with { type: 'json' }

const waveId = '3a0c1f2e-6b1d-4e53-9a77-0d5a7c5b9e21'
const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 3072 })
const spki = new Uint8Array(publicKey.export({ type: 'spki', format: 'der' }))
const sign = (blinded: Uint8Array) => Buffer.from(signBlinded({ publicKey, privateKey, blinded }))

describe('RFC 9474, Appendix A.1', () => {
  const keys = keysFromVector()
  const message = Buffer.from(vector.msg_prefix + vector.msg, 'hex')
  const inverse = integer(vector.inv)

  it('blinds as the vector does, natively', () => {
    const r = invert(inverse, integer(vector.p) * integer(vector.q))
    const made = blindPrepared(keys.publicKey, message, { salt: Buffer.from(vector.salt, 'hex'), r })
    expect(made.blinded.toString('hex')).toBe(vector.blinded_msg)
    expect(made.inverse).toBe(inverse)
  })

  it('signs as the vector does', () => {
    const blinded = Buffer.from(vector.blinded_msg, 'hex')
    expect(Buffer.from(signBlinded({ ...keys, blinded })).toString('hex')).toBe(vector.blind_sig)
  })

  it('finalizes as the vector does, natively', () => {
    const signature = finalizeNatively(keys.publicKey, message, Buffer.from(vector.blind_sig, 'hex'), inverse)
    expect(Buffer.from(signature).toString('hex')).toBe(vector.sig)
  })

  it('finalizes as the vector does, by the browser’s library', async () => {
    const keySpki = new Uint8Array(keys.publicKey.export({ type: 'spki', format: 'der' }))
    const signature = await finalizeSignature(
      keySpki,
      new Uint8Array(message),
      bytes(vector.blind_sig),
      bytes(vector.inv),
    )
    expect(Buffer.from(signature).toString('hex')).toBe(vector.sig)
  })
})

describe('the browser’s library with OpenSSL', () => {
  it('blinds in the browser, is signed by OpenSSL, and verifies natively', async () => {
    const { message, blinded, inverse } = await blindMessage(spki, waveId)
    const blindSignature = sign(blinded)
    const signature = await finalizeSignature(spki, message, new Uint8Array(blindSignature), inverse)
    const natively = finalizeNatively(
      publicKey,
      message,
      blindSignature,
      integer(Buffer.from(inverse).toString('hex')),
    )
    expect(Buffer.from(signature)).toEqual(Buffer.from(natively))
    expect(message.length).toBe(84)
    expect(new TextDecoder().decode(message.subarray(32))).toBe(`diapason-urn-v1|${waveId}`)
  })

  it('blinds natively, and the browser’s library accepts the credential', async () => {
    const { message, blinded, inverse } = blindNatively(spki, waveId)
    const inverseBytes = bytes(inverse.toString(16).padStart(768, '0'))
    const signature = await finalizeSignature(spki, message, new Uint8Array(sign(blinded)), inverseBytes)
    expect(signature.length).toBe(384)
  })

  it('never blinds twice alike', () => {
    const first = blindNatively(spki, waveId)
    const second = blindNatively(spki, waveId)
    expect(first.blinded.equals(second.blinded)).toBe(false)
    expect(Buffer.from(first.message).equals(Buffer.from(second.message))).toBe(false)
  })

  it('refuses a signature of something else', async () => {
    const { message, inverse } = await blindMessage(spki, waveId)
    const other = sign(blindNatively(spki, waveId).blinded)
    await expect(finalizeSignature(spki, message, new Uint8Array(other), inverse)).rejects.toThrow()
  })

  it.each([3072, 2048])(
    'refuses to give out a signature that doesn’t verify (modulus of %i bits)',
    (modulusLength) => {
      const another = generateKeyPairSync('rsa', { modulusLength }).publicKey
      const { blinded } = blindNatively(spki, waveId)
      blinded[0] = 1
      expect(() => signBlinded({ publicKey: another, privateKey, blinded })).toThrow('urn.faulty-signature')
    },
  )
})

function keysFromVector(): { publicKey: KeyObject; privateKey: KeyObject } {
  const [p, q, e] = [integer(vector.p), integer(vector.q), integer(vector.e)]
  const d = invert(e, (p - 1n) * (q - 1n))
  const numbers = { n: p * q, e, d, p, q, dp: d % (p - 1n), dq: d % (q - 1n), qi: invert(q, p) }
  const jwk = Object.fromEntries(Object.entries(numbers).map(([name, value]) => [name, base64url(value)]))
  const privateKey = createPrivateKey({ key: { kty: 'RSA', ...jwk }, format: 'jwk' })
  return { privateKey, publicKey: createPublicKey(privateKey) }
}

function invert(value: bigint, modulus: bigint): bigint {
  let [r0, r1, s0, s1] = [modulus, value % modulus, 0n, 1n]
  while (r1 !== 0n) {
    const quotient = r0 / r1
    ;[r0, r1, s0, s1] = [r1, r0 - quotient * r1, s1, s0 - quotient * s1]
  }
  return ((s0 % modulus) + modulus) % modulus
}

function integer(hex: string): bigint {
  return BigInt(`0x${hex}`)
}

function bytes(hex: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(hex, 'hex'))
}

function base64url(value: bigint): string {
  const hex = value.toString(16)
  return Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex').toString('base64url')
}
