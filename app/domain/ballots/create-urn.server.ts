import { generateKeyPair, type KeyObject } from 'node:crypto'
import { promisify } from 'node:util'
import { sql } from 'kysely'
import { urnTableStatements } from '#db/schema/urn-tables.ts'
import type { AnonymousCtx } from '../context.ts'
import { DomainError } from '../errors.ts'
import { sealIssueKey } from './internal/issue-key.server.ts'
import { urnTables } from './internal/urn-tables.server.ts'
import { invitationHash, linkSecret } from './invitation-link.server.ts'
import { type KeyFiles, urnPublicKey } from './key-files.server.ts'
import { getPublicUrn, type PublicUrn } from './queries.server.ts'

export interface CreateUrn {
  waveId: string
  /** Everybody invited, each once. */
  personIds: readonly string[]
  /** Of `ballotLength(questionnaire, leafIds, definitionHash)`, in bytes. */
  ballotLength: number
  keys: KeyFiles
  /** The server secret. */
  secret: Buffer
  /** Level 2: the urn key is made elsewhere, split, and never on a disk. */
  dealt?: {
    /** 65 bytes. */
    urnPublic: Buffer
    /** Writes the sealed shares, in the transaction that makes the urn: both are kept, or neither. */
    keep(ctx: AnonymousCtx): Promise<void>
  }
  /** Tests reuse a pair; anything but RSA-3072 with e = 65537 is refused. */
  makeIssueKey?: () => Promise<IssueKeyPair>
}

export interface IssueKeyPair {
  publicKey: KeyObject
  privateKey: KeyObject
}

/**
 * Makes the urn of a wave that is being launched: keys, tables, one hash for each person invited.
 * Safe to run again after a crash anywhere: the key files are on the disk first, then one transaction writes everything
 * else; what was not committed is made anew, what was committed is returned as it stands.
 * @returns what the opening record publishes
 * @throws DomainError `urn.not-launching`; `urn.key-lost` when the urn was committed and its key file is gone since
 */
export async function createUrn(ctx: AnonymousCtx, input: CreateUrn): Promise<PublicUrn> {
  const { waveId, keys } = input
  const existing = await getPublicUrn(ctx, waveId)
  if (existing) return await confirmUrn(existing, keys)

  const { urnPublic, linkKey } = await makeKeys(input)
  const issueKey = await (input.makeIssueKey ?? makeIssueKey)()
  assertIssueKey(issueKey.publicKey)
  const hashes = [...new Set(input.personIds)].map((id) => invitationHash(linkSecret(linkKey, waveId, id)))
  const { invitations, ballots } = urnTables(waveId)

  await ctx.db.transaction().execute(async (trx) => {
    const { numUpdatedRows } = await trx
      .updateTable('waves')
      .set({
        issue_spki: issueKey.publicKey.export({ type: 'spki', format: 'der' }),
        issue_key_sealed: sealIssueKey(issueKey.privateKey, input.secret, waveId),
        urn_public: urnPublic,
        ballot_length: input.ballotLength,
        invited: hashes.length,
      })
      .where('id', '=', waveId)
      .where('state', '=', 'launching')
      .where('issue_spki', 'is', null)
      .executeTakeFirst()
    if (numUpdatedRows !== 1n) throw new DomainError('urn.not-launching', 409)
    for (const statement of urnTableStatements({ invitations, ballots }))
      await sql.raw(statement).execute(trx)
    // One INSERT in the order of the hashes: no order of the directory survives in the table (anonymity.md, M0).
    await sql`
      insert into ${sql.table(invitations)} (hash)
      select substr(${Buffer.concat(hashes)}::bytea, 32 * place + 1, 32) as hash
      from generate_series(0, ${hashes.length}::integer - 1) as place order by hash`.execute(trx)
    await input.dealt?.keep({ ...ctx, db: trx })
  })
  return (await getPublicUrn(ctx, waveId))!
}

async function makeKeys({ waveId, keys, dealt }: CreateUrn): Promise<{ urnPublic: Buffer; linkKey: Buffer }> {
  if (dealt) return { urnPublic: dealt.urnPublic, linkKey: await keys.makeLinkKey(waveId) }
  const { urnPrivate, linkKey } = await keys.make(waveId)
  return { urnPublic: urnPublicKey(urnPrivate), linkKey }
}

async function confirmUrn(urn: PublicUrn, keys: KeyFiles): Promise<PublicUrn> {
  const files = await keys.read(urn.waveId)
  if (!files || !urn.urnPublic.equals(urnPublicKey(files.urnPrivate))) {
    throw new DomainError('urn.key-lost', 503)
  }
  return urn
}

/** RSA-3072 of type rsa: a key of type rsa-pss can't sign raw, and WebCrypto won't import it. */
export async function makeIssueKey(): Promise<IssueKeyPair> {
  return await promisify(generateKeyPair)('rsa', { modulusLength: 3072, publicExponent: 65537 })
}

function assertIssueKey(key: KeyObject): void {
  const { modulusLength, publicExponent } = key.asymmetricKeyDetails ?? {}
  if (key.asymmetricKeyType !== 'rsa' || modulusLength !== 3072 || publicExponent !== 65537n) {
    throw new RangeError('the issue key must be RSA-3072 with e = 65537')
  }
}
