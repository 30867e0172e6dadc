import { constants, createHash, verify } from 'node:crypto'
import { sql } from 'kysely'
import type { AnonymousCtx } from '../context.ts'
import { DomainError } from '../errors.ts'
import { ballotBodyBytes, decodeBallot, isWaveId, messageDomain, randomPrefixBytes } from './ballot-format.ts'
import type { DeskWave, UrnDesk } from './urn-desk.server.ts'

type Outcome = 'accepted' | 'unknown' | 'early' | 'closed' | 'cancelled'

export interface AcceptBallot {
  waveId: string
  /** message ‖ signature ‖ enc ‖ ciphertext, as `encodeBallot` writes them. */
  body: Buffer
  desk: UrnDesk
}

/**
 * M3: puts a sealed ballot in the urn, once (anonymity.md, M3). Nothing of it is read: the server can't.
 * When this returns, the ballot is durable and will be counted. A repeated ballot is accepted again and kept once.
 * The urn accepts until 15 minutes after the closing hour, for credentials issued just before it.
 * @throws DomainError 404 `urn.unknown-link`; 403 `urn.not-yet-open`; 410 `urn.closed` or `urn.cancelled`; 400 `urn.bad-ballot` for a wrong
 *   length, another wave's message or a signature that doesn't verify
 */
export async function acceptBallot(ctx: AnonymousCtx, { waveId, body, desk }: AcceptBallot): Promise<void> {
  if (!isWaveId(waveId)) throw new DomainError('urn.unknown-link', 404)
  const wave = await desk.wave(ctx, waveId)
  if (body.length !== ballotBodyBytes(wave.ballotLength)) throw new DomainError('urn.bad-ballot', 400)
  const { message, signature, enc, ciphertext } = decodeBallot(body)
  if (
    !message.subarray(randomPrefixBytes).equals(messageDomain(waveId)) ||
    !verifies(wave, message, signature)
  ) {
    throw new DomainError('urn.bad-ballot', 400)
  }
  const nullifier = createHash('sha256').update(message).digest()
  const { rows } = await sql<{ outcome: Outcome }>`
    select accept_ballot(${waveId}, ${ctx.now()}, ${nullifier}, ${enc}, ${ciphertext}) as outcome`.execute(
    ctx.db,
  )
  switch (rows[0]?.outcome) {
    case 'accepted':
      return
    case 'early':
      throw new DomainError('urn.not-yet-open', 403)
    case 'closed':
    case 'cancelled':
      desk.forget(waveId)
      throw new DomainError(`urn.${rows[0].outcome}`, 410)
    default:
      throw new DomainError('urn.unknown-link', 404)
  }
}

/** RSABSSA-SHA384-PSS-Randomized (RFC 9474 §5): RSASSA-PSS with SHA-384, MGF1 and a salt of 48 bytes. */
function verifies({ publicKey }: DeskWave, message: Buffer, signature: Buffer): boolean {
  const options = { key: publicKey, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 48 }
  return verify('sha384', message, options, signature)
}
