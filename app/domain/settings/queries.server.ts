import type { AnyCtx } from '#app/domain/context.ts'
import { getProcess } from '#app/domain/processes/queries.server.ts'
import type { LocalizedText } from '#app/i18n/index.ts'
import type { AccessibilitySettings } from './accessibility.ts'
import type { ChosenColours } from './colours.ts'
import { freeSlug, slugOf } from './slug.ts'
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
