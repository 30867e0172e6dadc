import { listWaves } from '#app/domain/consultations/queries.server.ts'
import type { AnyCtx } from '#app/domain/context.ts'
import { DomainError } from '#app/domain/errors.ts'
import { getProcess } from '#app/domain/processes/queries.server.ts'
import { isUuid } from '#app/domain/uuid.ts'
import type { LocalizedText } from '#app/i18n/index.ts'
import type { AccessibilitySettings } from './accessibility.ts'
import type { ChosenColours } from './colours.ts'
import { freeSlug, isSlug, slugOf } from './slug.ts'
import type {
  Contact,
  Controller,
  DataProtectionOfficer,
  Host,
  Publisher,
  TerritorySettings,
} from './territory-settings.ts'

/** @throws DomainError `not-found` (404) when there is no such démarche */
export async function getSettings(ctx: AnyCtx, processId: string): Promise<TerritorySettings> {
  const { epciName, name } = await getProcess(ctx, processId)
  const row = await ctx.db
    .selectFrom('territory_settings')
    .selectAll()
    .where('process_id', '=', processId)
    .executeTakeFirst()
  const logo = await ctx.db
    .selectFrom('territory_logos')
    .select(['type', 'sha256', 'width', 'height'])
    .where('process_id', '=', processId)
    .executeTakeFirst()
  return {
    processId,
    territory: epciName,
    processName: name,
    slug: row?.slug ?? (await proposeSlug(ctx, epciName)),
    version: row?.version ?? 0,
    senderName: row?.sender_name ?? null,
    replyTo: row?.reply_to ?? null,
    colours: (row?.colours ?? null) as ChosenColours | null,
    logo: logo ? { ...logo, sha256: logo.sha256.toString('hex') } : null,
    controller: (row?.controller ?? null) as Controller | null,
    dpo: (row?.dpo ?? null) as DataProtectionOfficer | null,
    publisher: (row?.publisher ?? null) as Publisher | null,
    host: (row?.host ?? null) as Host | null,
    sourceUrl: row?.source_url ?? null,
    contacts: (row?.contacts ?? []) as Contact[],
    purpose: (row?.purpose ?? null) as LocalizedText | null,
    publicSince: row?.public_since?.toISOString() ?? null,
    accessibility: (row?.accessibility ?? null) as AccessibilitySettings | null,
  }
}

/** The slug a territory of this name would be given now. */
export async function proposeSlug(ctx: AnyCtx, territory: string): Promise<string> {
  const wanted = slugOf(territory)
  const rows = await ctx.db
    .selectFrom('territory_settings')
    .select('slug')
    .where('slug', 'like', `${wanted}%`)
    .execute()
  return freeSlug(wanted, new Set(rows.map(({ slug }) => slug)))
}

/**
 * A démarche by the word its public addresses bear: its slug, once its page is public; else its identifier, which only its
 * other pages give. What is not public leaves no trace for who guesses.
 */
export async function findTerritory(ctx: AnyCtx, key: string): Promise<TerritorySettings | null> {
  const processId = await findTerritoryId(ctx, key)
  return processId ? getSettings(ctx, processId) : null
}

async function findTerritoryId(ctx: AnyCtx, key: string): Promise<string | null> {
  const found = isUuid(key)
    ? await ctx.db.selectFrom('processes').select('id').where('id', '=', key).executeTakeFirst()
    : isSlug(key)
      ? await ctx.db
          .selectFrom('territory_settings')
          .select('process_id as id')
          .where('slug', '=', key)
          .where('public_since', 'is not', null)
          .executeTakeFirst()
      : undefined
  return found?.id ?? null
}

/** The bytes of a logo; null when there is none. @param key as of {@link findTerritory} */
export async function getLogoFile(
  ctx: AnyCtx,
  key: string,
): Promise<{ type: 'png' | 'jpeg'; content: Buffer; sha256: string } | null> {
  const processId = await findTerritoryId(ctx, key)
  const row =
    processId &&
    (await ctx.db
      .selectFrom('territory_logos')
      .select(['type', 'content', 'sha256'])
      .where('process_id', '=', processId)
      .executeTakeFirst())
  return row ? { ...row, sha256: row.sha256.toString('hex') } : null
}

/** The démarches whose page is public, by name of their territory. */
export async function listPublicTerritories(ctx: AnyCtx): Promise<TerritorySettings[]> {
  const rows = await ctx.db
    .selectFrom('territory_settings')
    .innerJoin('processes', 'processes.id', 'territory_settings.process_id')
    .select('process_id')
    .where('public_since', 'is not', null)
    .orderBy('processes.epci_name')
    .orderBy('processes.created_at')
    .execute()
  return Promise.all(rows.map((row) => getSettings(ctx, row.process_id)))
}

/** As {@link findTerritory}. @throws DomainError `not-found` (404) */
export async function getTerritory(ctx: AnyCtx, key: string): Promise<TerritorySettings> {
  const found = await findTerritory(ctx, key)
  if (!found) throw new DomainError('not-found', 404)
  return found
}

/** The waves whose notice on personal data somebody may look for now; tests are left out. */
export async function listOpenNotices(
  ctx: AnyCtx,
  processId: string,
): Promise<{ waveId: string; title: LocalizedText }[]> {
  const waves = await listWaves(ctx, processId)
  return waves
    .filter(({ phase, test }) => !test && (phase === 'open' || phase === 'scheduled'))
    .map(({ id, title }) => ({ waveId: id, title }))
}
