import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { AnonymousCtx } from '../context.ts'
import { DomainError } from '../errors.ts'
import { isWaveId, signatureBytes } from './ballot-format.ts'
import { invitationHash } from './invitation-link.server.ts'
import type { DeskWave, UrnDesk } from './urn-desk.server.ts'

export interface IssueCredential {
  waveId: string
  /** The fragment of the link. */
  secret: string
  /** 384 bytes. */
  blinded: Buffer
  desk: UrnDesk
  /** Called once the link is known to be good, before the signature: refuses too many tries with one link. */
  limit?: (invitationHash: Buffer) => Promise<void>
}

type Outcome = 'issued' | 'unknown' | 'used' | 'early' | 'closed' | 'cancelled' | 'suspended'

/**
 * M2: signs one blinded message for each link, always the same one (anonymity.md, M2).
 * Only SHA-256(blinded) is stored, so a lost answer is asked again without harm.
 * @returns the blind signature, 384 bytes
 * @throws DomainError 404 `urn.unknown-link`; 403 `urn.not-yet-open`; 410 `urn.closed` from the closing hour on, or `urn.cancelled`;
 *   409 `urn.link-used` when another message was signed; 400 `urn.bad-credential`; 503 `urn.suspended` or `urn.busy`
 */
export async function issueCredential(ctx: AnonymousCtx, input: IssueCredential): Promise<Buffer> {
  const { waveId, blinded, desk } = input
  if (!isWaveId(waveId)) throw new DomainError('urn.unknown-link', 404)
  if (blinded.length !== signatureBytes) throw new DomainError('urn.bad-credential', 400)
  const wave = await desk.wave(ctx, waveId)
  assertBlinded(wave, blinded)

  const hash = invitationHash(input.secret)
  const blindedSha = createHash('sha256').update(blinded).digest()
  const { rows } = await sql<{ outcome: Outcome }>`
    select issue_credential(${waveId}, ${ctx.now()}, ${hash}, ${blindedSha}) as outcome`.execute(ctx.db)
  switch (rows[0]?.outcome) {
    case 'issued':
      await input.limit?.(hash)
      return await desk.sign(wave, blinded)
    case 'used':
      throw new DomainError('urn.link-used', 409)
    case 'early':
      throw new DomainError('urn.not-yet-open', 403)
    case 'suspended':
      throw new DomainError('urn.suspended', 503)
    case 'closed':
    case 'cancelled':
      desk.forget(waveId)
      throw new DomainError(`urn.${rows[0].outcome}`, 410)
    default:
      throw new DomainError('urn.unknown-link', 404)
  }
}

/** 1 < value < n − 1: 0, 1 and n − 1 are their own signatures (RFC 9474 §4.3 asks for value < n). */
function assertBlinded(wave: DeskWave, blinded: Buffer): void {
  const one = Buffer.alloc(signatureBytes)
  one[signatureBytes - 1] = 1
  if (blinded.compare(one) <= 0 || blinded.compare(wave.largestBlinded) >= 0) {
    throw new DomainError('urn.bad-credential', 400)
  }
}
