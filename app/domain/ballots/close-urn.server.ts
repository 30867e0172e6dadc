import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { createFrame, type Frame } from '#app/domain/disclosure/frame.ts'
import type { TreeNode } from '#app/domain/disclosure/group-tree.ts'
import { tally } from '#app/domain/disclosure/tally.ts'
import { readQuestionnaire, type SurveyDefinition } from '#surveys/questionnaire.ts'
import type { AnonymousCtx } from '../context.ts'
import { DomainError } from '../errors.ts'
import { countUrn } from './internal/count-urn.server.ts'
import type { OpeningSettings } from './internal/open-ballots.ts'
import { writeOpening } from './internal/write-opening.server.ts'
import type { VoidReason } from './judge-ballot.ts'
import { type KeyFiles, urnPublicKey } from './key-files.server.ts'
import { startClosing } from './start-closing.server.ts'

/** Where a crash may fall; tests stop the process there. */
export type ClosePoint = 'closing' | 'opened' | 'locked' | 'written' | 'committed' | 'destroyed'

export interface CloseUrn {
  waveId: string
  keys: KeyFiles
  /** Level 2: the key rebuilt from two shares, the caller's to erase. Left out, it is the file of level 1. */
  urnPrivate?: Buffer
  /** Told, after each batch, how many ballots of how many are opened. */
  progress?: (opened: number, of: number) => void | Promise<void>
  reached?: (point: ClosePoint) => void | Promise<void>
  /** How often tables that a dump holds are tried, 2 s each and 1 s between; then the job gives up until its next run. */
  tries?: number
}

/** What the closing record says. */
export interface ClosedUrn {
  invited: number
  credentialsIssued: number
  credentialsWithoutBallot: number
  /** In the urn, void ones included. */
  ballots: number
  void: Partial<Record<VoidReason, number>>
  /** In hexadecimal, sorted. */
  nullifiers: string[]
  /** Whether k valid ballots were reached; otherwise no tally and no comment was written. */
  publishable: boolean
  /** When the key files were known to be gone. */
  keysDestroyedAt: Date
}

/**
 * M4: closes a wave, opens its urn, writes counts and comments, destroys tables and keys (anonymity.md, M4). Killed anywhere,
 * it is run again: before the commit the urn is opened anew, after it only the keys are left to destroy.
 * @throws DomainError with a fixed code, never a caught error's message, since some quote what they read:
 *   `urn.too-early`, `urn.key-lost` (also when two shares give another key), `urn.tables-held`, `urn.count-differs`, `urn.close-failed`
 */
export async function closeUrn(ctx: AnonymousCtx, input: CloseUrn): Promise<ClosedUrn> {
  try {
    return await close(ctx, input)
  } catch (error) {
    throw error instanceof DomainError ? error : new DomainError('urn.close-failed', 503)
  }
}

async function close(ctx: AnonymousCtx, input: CloseUrn): Promise<ClosedUrn> {
  const { waveId, keys } = input
  const reached = async (point: ClosePoint) => await input.reached?.(point)
  if ((await startClosing(ctx, waveId)) === 'closing') {
    await reached('closing')
    const { settings, frame } = await readSettings(ctx, input)
    const urn = await countUrn(ctx, settings, input.progress ?? (() => undefined)).finally(() =>
      settings.urnPrivate.fill(0),
    )
    await reached('opened')
    const tallies = validBallots(urn) < frame.k ? [] : tally(frame, urn.counts)
    await writeWhenFree(ctx, { waveId, urn, tallies }, reached, input.tries ?? 100)
    await reached('committed')
  }
  await keys.destroy(waveId)
  const keysDestroyedAt = ctx.now()
  await reached('destroyed')
  await checkpoint(ctx)
  return await readClosedUrn(ctx, waveId, keysDestroyedAt)
}

async function readSettings(
  ctx: AnonymousCtx,
  { waveId, keys, urnPrivate }: CloseUrn,
): Promise<{ settings: OpeningSettings; frame: Frame }> {
  const wave = await ctx.db
    .selectFrom('waves')
    .innerJoin('definitions', 'definitions.hash', 'waves.definition_hash')
    .select(['k', 'urn_public', 'ballot_length', 'definitions.hash', 'definitions.definition'])
    .where('waves.id', '=', waveId)
    .executeTakeFirstOrThrow()
  const corrections = await listCorrections(ctx, waveId)
  const nodes = await ctx.db
    .selectFrom('wave_nodes')
    .select(['node', 'parent', 'label', 'headcount'])
    .where('wave_id', '=', waveId)
    .orderBy('node')
    .execute()
  const key = urnPrivate ?? (await readUrnKey(keys, waveId))
  if (!key || !opens(key, wave.urn_public)) throw new DomainError('urn.key-lost', 503)
  const definition = wave.definition as SurveyDefinition
  const frame = createFrame({
    questionnaire: readQuestionnaire(definition),
    tree: nodes.map(({ node, label, ...rest }) => ({ id: node, label: label as TreeNode['label'], ...rest })),
    k: wave.k,
  })
  const settings = {
    waveId,
    definition,
    definitionHashes: [wave.hash, ...corrections].map((hash) => hash.toString('hex')),
    tree: frame.tree,
    second: frame.second,
    urnPrivate: Uint8Array.from(key),
    ballotLength: wave.ballot_length!,
  }
  return { settings, frame }
}

/** A file that can't be read is lost, until it can be. */
async function readUrnKey(keys: KeyFiles, waveId: string): Promise<Buffer | null> {
  return await keys.readUrnKey(waveId).catch(() => null)
}

/** Not every 32 bytes are a key. */
function opens(key: Buffer, published: Buffer | null): boolean {
  try {
    return urnPublicKey(key).equals(published ?? Buffer.alloc(0))
  } catch {
    return false
  }
}

async function listCorrections(ctx: AnonymousCtx, waveId: string): Promise<Buffer[]> {
  const rows = await ctx.db
    .selectFrom('wave_corrections')
    .select('definition_hash')
    .where('wave_id', '=', waveId)
    .execute()
  return rows.map((row) => row.definition_hash)
}

async function writeWhenFree(
  ctx: AnonymousCtx,
  opening: Parameters<typeof writeOpening>[1],
  reached: (point: ClosePoint) => Promise<void>,
  tries: number,
): Promise<void> {
  for (let left = tries; ; left--) {
    try {
      return await writeOpening(ctx.db, opening, reached)
    } catch (error) {
      const held = error instanceof DomainError && error.code === 'urn.tables-held'
      if (!held || left <= 1) throw error
      await pause(1_000)
    }
  }
}

/** Makes the dropped tables leave the disk now rather than within minutes; a role without the right leaves it to the server. */
async function checkpoint(ctx: AnonymousCtx): Promise<void> {
  await sql`checkpoint`.execute(ctx.db).catch(() => undefined)
}

async function readClosedUrn(ctx: AnonymousCtx, waveId: string, keysDestroyedAt: Date): Promise<ClosedUrn> {
  const wave = await ctx.db
    .selectFrom('waves')
    .select(['k', 'invited', 'credentials_issued', 'ballots', 'void'])
    .where('id', '=', waveId)
    .executeTakeFirstOrThrow()
  const spent = await ctx.db
    .selectFrom('spent_ballots')
    .select('nullifier')
    .where('wave_id', '=', waveId)
    .orderBy('nullifier')
    .execute()
  const urn = { ballots: wave.ballots!, void: wave.void as ClosedUrn['void'] }
  return {
    ...urn,
    invited: wave.invited!,
    credentialsIssued: wave.credentials_issued!,
    credentialsWithoutBallot: wave.credentials_issued! - urn.ballots,
    nullifiers: spent.map(({ nullifier }) => nullifier.toString('hex')),
    publishable: validBallots(urn) >= wave.k,
    keysDestroyedAt,
  }
}

function validBallots(urn: { ballots: number; void: Partial<Record<VoidReason, number>> }): number {
  return urn.ballots - Object.values(urn.void).reduce((sum, n) => sum + n, 0)
}
