import { createHash, randomBytes } from 'node:crypto'

/** A secret for a link, a cookie or a terminal: 160 bits, base64url. Only its hash is ever stored. */
export function drawSecret(): string {
  return randomBytes(20).toString('base64url')
}

/** SHA-256: enough for a secret of 160 random bits, which nobody can guess from its hash. */
export function hashSecret(secret: string): Buffer {
  return createHash('sha256').update(secret).digest()
}
