import type { JobCtx } from '#app/domain/jobs/define-job.ts'
import type { LetterKind } from '#db/schema/trustees.ts'
import { reminderAhead } from './ceremony.ts'
import { isWithdrawn } from './queries.server.ts'

/**
 * Puts down the letters that the dates make due: three days before the close while the wave is open, and once the votes are
 * over.
 * @returns whether a letter waits to be sent
 */
export async function queueDueLetters(ctx: JobCtx, wave: TrusteeWaveDates): Promise<boolean> {
  const kind = dueKind(wave, ctx.now())
  if (kind) {
    await ctx.db
      .insertInto('trustee_letters')
      .columns(['trustee_id', 'kind', 'state'])
      .expression((query) =>
        query
          .selectFrom('wave_trustees')
          .select(({ val }) => ['id', val(kind).as('kind'), val('due' as const).as('state')])
          .where('wave_id', '=', wave.id),
      )
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
  const due = await ctx.db
    .selectFrom('trustee_letters')
    .innerJoin('wave_trustees', 'wave_trustees.id', 'trustee_letters.trustee_id')
    .select('trustee_id')
    .where('wave_id', '=', wave.id)
    .where('state', '=', 'due')
    .executeTakeFirst()
  return due !== undefined && !(await isWithdrawn(ctx, wave.id))
}

export interface TrusteeWaveDates {
  id: string
  state: string
  closesAt: Date | null
}

function dueKind({ state, closesAt }: TrusteeWaveDates, now: Date): LetterKind | null {
  if (state === 'closing') return 'opening'
  if (state !== 'launched' || !closesAt || now >= closesAt) return null
  return closesAt.getTime() - now.getTime() <= reminderAhead ? 'reminder' : null
}
