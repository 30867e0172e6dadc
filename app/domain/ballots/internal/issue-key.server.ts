import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto'

const ivBytes = 12
const tagBytes = 16

/**
 * The issue key as the database keeps it: AES-256-GCM under the server secret, bound to its wave.
 * Layout: iv (12 bytes) ‖ tag (16) ‖ PKCS#8.
 */
export function sealIssueKey(key: KeyObject, secret: Buffer, waveId: string): Buffer {
  const iv = randomBytes(ivBytes)
  const cipher = createCipheriv('aes-256-gcm', wrappingKey(secret), iv).setAAD(Buffer.from(waveId))
  const body = Buffer.concat([cipher.update(key.export({ type: 'pkcs8', format: 'der' })), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), body])
}

/** @throws Error when the secret is another one, or the bytes were changed */
export function unsealIssueKey(sealed: Buffer, secret: Buffer, waveId: string): KeyObject {
  const decipher = createDecipheriv('aes-256-gcm', wrappingKey(secret), sealed.subarray(0, ivBytes))
    .setAAD(Buffer.from(waveId))
    .setAuthTag(sealed.subarray(ivBytes, ivBytes + tagBytes))
  const body = Buffer.concat([decipher.update(sealed.subarray(ivBytes + tagBytes)), decipher.final()])
  return createPrivateKey({ key: body, format: 'der', type: 'pkcs8' })
}

function wrappingKey(secret: Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), 'diapason-issue-key-v1', 32))
}
