import { hkdfSync, scrypt } from 'node:crypto'
import { promisify } from 'node:util'

const derive = promisify<string, Buffer, number, { N: number; r: number; p: number; maxmem: number }, Buffer>(
  scrypt,
)

/** 32 MB and about a tenth of a second a try, off the main thread. */
const cost = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 2 ** 20 }

/**
 * What is kept of a code. One salt for the whole server, so that a code alone finds its thread: it has 80 random bits, which no
 * table made beforehand can hold.
 * @param code as `readReceipt` gives it
 * @param secret the server secret
 * @returns 32 bytes
 */
export async function hashReceipt(code: string, secret: Buffer): Promise<Buffer> {
  const salt = Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), 'diapason-concern-receipts-v1', 32))
  return await derive(code, salt, 32, cost)
}
