import { createHash } from 'node:crypto'
import type { Ctx } from '#app/domain/context.ts'
import { DomainError } from '#app/domain/errors.ts'
import { changeSettings } from './internal/change-settings.server.ts'
import { readLogo } from './logo.ts'
import { logoLimits } from './logo-limits.ts'

/**
 * Keeps the logo of a territory: what the file draws, and nothing else of it.
 * @param file its bytes; how it was named and announced is not asked
 * @throws DomainError `settings.logo-too-large` (413), `settings.logo-not-picture`, `settings.logo-too-wide` (422)
 */
export async function saveLogo(ctx: Ctx, processId: string, file: Uint8Array): Promise<void> {
  if (file.byteLength > logoLimits.bytes) {
    throw new DomainError('settings.logo-too-large', 413, { kilobytes: logoLimits.bytes / 1024 })
  }
  const logo = readLogo(file)
  if (!logo) throw new DomainError('settings.logo-not-picture', 422)
  const { type, width, height, content } = logo
  const widest = Math.max(width, height)
  if (widest > logoLimits.pixels || Math.min(width, height) < 1) {
    throw new DomainError('settings.logo-too-wide', 422, { pixels: logoLimits.pixels })
  }
  const values = { type, width, height, content, sha256: createHash('sha256').update(content).digest() }
  await changeSettings(ctx, processId, 'logo', async ({ db }) => {
    await db
      .insertInto('territory_logos')
      .values({ process_id: processId, ...values })
      .onConflict((conflict) => conflict.column('process_id').doUpdateSet(values))
      .execute()
    return {}
  })
}

/** Back to the product's mark. */
export async function removeLogo(ctx: Ctx, processId: string): Promise<void> {
  await changeSettings(ctx, processId, 'logo', async ({ db }) => {
    await db.deleteFrom('territory_logos').where('process_id', '=', processId).execute()
    return {}
  })
}
