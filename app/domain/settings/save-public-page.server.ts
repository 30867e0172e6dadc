import type { z } from 'zod'
import type { Ctx } from '#app/domain/context.ts'
import { DomainError } from '#app/domain/errors.ts'
import { changeSettings, json } from './internal/change-settings.server.ts'
import type { publicPageSchema } from './schema.ts'

/**
 * What the public page says the démarche is for, and its address. An open page keeps a purpose: it would say nothing.
 * @throws DomainError `settings.slug-taken` (409) and `settings.purpose-missing` (422), each on its field
 */
export async function savePublicPage(
  ctx: Ctx,
  processId: string,
  { purposeFr, purposeEn, slug }: z.output<typeof publicPageSchema>,
): Promise<void> {
  await changeSettings(ctx, processId, 'public-page', async ({ db }) => {
    const other = await db
      .selectFrom('territory_settings')
      .select('process_id')
      .where('slug', '=', slug)
      .where('process_id', '!=', processId)
      .executeTakeFirst()
    if (other) throw new DomainError('settings.slug-taken', 409, { field: 'slug' })
    if (!purposeFr && (await isPublic(db, processId))) {
      throw new DomainError('settings.purpose-missing', 422, { field: 'purposeFr' })
    }
    return { slug, purpose: purposeFr ? json({ fr: purposeFr, en: purposeEn ?? '' }) : null }
  })
}

/**
 * Opens the public page to everybody. Opening it again changes nothing.
 * @throws DomainError `settings.purpose-missing` (422)
 */
export async function openPublicPage(ctx: Ctx, processId: string): Promise<void> {
  await changeSettings(ctx, processId, 'public-page', async ({ db }) => {
    const row = await db
      .selectFrom('territory_settings')
      .select(['purpose', 'public_since'])
      .where('process_id', '=', processId)
      .executeTakeFirstOrThrow()
    if (!row.purpose) throw new DomainError('settings.purpose-missing', 422, { field: 'purposeFr' })
    return { public_since: row.public_since ?? ctx.now() }
  })
}

/** Takes the public page back: it answers 404 again. */
export async function closePublicPage(ctx: Ctx, processId: string): Promise<void> {
  await changeSettings(ctx, processId, 'public-page', async () => ({ public_since: null }))
}

async function isPublic(db: Ctx['db'], processId: string): Promise<boolean> {
  const row = await db
    .selectFrom('territory_settings')
    .select('public_since')
    .where('process_id', '=', processId)
    .executeTakeFirst()
  return row?.public_since != null
}
