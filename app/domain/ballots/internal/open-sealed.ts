import { createDecipheriv, createECDH, createHmac } from 'node:crypto'
import { encBytes, tagBytes } from '../ballot-format.ts'
import { urnSuite } from '../seal-content.ts'

/**
 * Opens what `sealContent` sealed. OpenSSL does it first, three times faster than the library; where it refuses, the library
 * has the last word, so that no ballot is ever void by a fault of ours.
 */
export interface Opener {
  /** @returns the padded content, or null when it was sealed to another key, bound to another credential, or damaged */
  open(enc: Buffer, ciphertext: Buffer, aad: Uint8Array<ArrayBuffer>): Promise<Buffer | null>
}

/** @param urnPrivate the HPKE private key, a P-256 scalar of 32 bytes */
export async function createOpener(urnPrivate: Buffer): Promise<Opener> {
  const ecdh = createECDH('prime256v1')
  ecdh.setPrivateKey(urnPrivate)
  const publicKey = ecdh.getPublicKey()
  const suite = urnSuite()
  const recipientKey = {
    privateKey: await suite.kem.importKey('raw', new Uint8Array(urnPrivate).buffer, false),
    publicKey: await suite.kem.importKey('raw', new Uint8Array(publicKey).buffer, true),
  }
  return {
    async open(enc, ciphertext, aad) {
      if (enc.length !== encBytes || ciphertext.length < tagBytes) return null
      try {
        const shared = sharedSecret(ecdh.computeSecret(enc), enc, publicKey)
        return decrypt(shared, ciphertext, aad)
      } catch {
        const opened = suite.open({ recipientKey, enc: new Uint8Array(enc) }, new Uint8Array(ciphertext), aad)
        return await opened.then(
          (content) => Buffer.from(content),
          () => null,
        )
      }
    },
  }
}

const empty = Buffer.alloc(0)
const version = Buffer.from('HPKE-v1')
/** "KEM" ‖ DHKEM(P-256, HKDF-SHA256), RFC 9180 §4.1. */
const kemSuite = Buffer.from('KEM\x00\x10', 'latin1')
/** "HPKE" ‖ DHKEM(P-256, HKDF-SHA256) ‖ HKDF-SHA256 ‖ AES-256-GCM, §5.1. */
const hpkeSuite = Buffer.from('HPKE\x00\x10\x00\x01\x00\x02', 'latin1')

/** ExtractAndExpand of RFC 9180 §4.1. */
function sharedSecret(dh: Buffer, enc: Buffer, publicKey: Buffer): Buffer {
  const prk = labeledExtract(empty, kemSuite, 'eae_prk', dh)
  return labeledExpand(prk, kemSuite, 'shared_secret', Buffer.concat([enc, publicKey]), 32)
}

/** KeySchedule and Open of RFC 9180 §5.1 and §5.2: base mode, empty info, first message. */
function decrypt(shared: Buffer, ciphertext: Buffer, aad: Uint8Array): Buffer {
  const secret = labeledExtract(shared, hpkeSuite, 'secret', empty)
  const key = labeledExpand(secret, hpkeSuite, 'key', keyScheduleContext, 32)
  const nonce = labeledExpand(secret, hpkeSuite, 'base_nonce', keyScheduleContext, 12)
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes })
  decipher.setAAD(aad)
  decipher.setAuthTag(ciphertext.subarray(-tagBytes))
  return Buffer.concat([decipher.update(ciphertext.subarray(0, -tagBytes)), decipher.final()])
}

function labeledExtract(salt: Buffer, suite: Buffer, label: string, keyMaterial: Buffer): Buffer {
  return hmac(salt, version, suite, Buffer.from(label), keyMaterial)
}

/** HKDF-Expand of one block: what is asked here is never longer than a SHA-256. */
function labeledExpand(prk: Buffer, suite: Buffer, label: string, info: Buffer, length: number): Buffer {
  const block = hmac(prk, Buffer.of(0, length), version, suite, Buffer.from(label), info, Buffer.of(1))
  return block.subarray(0, length)
}

function hmac(key: Buffer, ...parts: Buffer[]): Buffer {
  const mac = createHmac('sha256', key)
  for (const part of parts) mac.update(part)
  return mac.digest()
}

const keyScheduleContext = Buffer.concat([
  Buffer.of(0),
  labeledExtract(empty, hpkeSuite, 'psk_id_hash', empty),
  labeledExtract(empty, hpkeSuite, 'info_hash', empty),
])
