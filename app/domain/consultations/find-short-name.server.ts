import type { AnyCtx } from '#app/domain/context.ts'
import { readShortName, shortName } from './short-name.ts'

/** The launched wave of that name, an open one first; null for no wave's name. @param typed as somebody typed it */
export async function findShortName(ctx: AnyCtx, typed: string): Promise<string | null> {
  const name = readShortName(typed)
  if (!/^[0-9A-Z]{5}$/.test(name)) return null
  const rows = await ctx.db
    .selectFrom('waves')
    .select(['id', 'state'])
    .where('state', 'not in', ['draft', 'launching'])
    .execute()
  const found = rows.filter(({ id }) => shortName(id) === name)
  return (found.find(({ state }) => state === 'launched') ?? found[0])?.id ?? null
}
