import type { Ctx } from '#app/domain/context.ts'
import { defaultK } from '#app/domain/disclosure/frame.ts'
import { getProcess } from '#app/domain/processes/queries.server.ts'
import { type LocalizedText, locales, type Translate, translator } from '#app/i18n/index.ts'
import { type InstrumentId, instruments } from '#surveys/index.ts'
import { dayOf, proposeDates } from './territory-time.ts'

/**
 * Starts a draft: the instrument's title, texts to adapt, and dates proposed from today.
 * @returns the identifier of the wave
 */
export async function createWave(
  ctx: Ctx,
  { processId, instrument }: { processId: string; instrument: InstrumentId },
): Promise<string> {
  const { epciName, name } = await getProcess(ctx, processId)
  return ctx.db.transaction().execute(async (trx) => {
    const existing = await trx
      .selectFrom('consultations')
      .select('id')
      .where('process_id', '=', processId)
      .where('instrument', '=', instrument)
      .executeTakeFirst()
    const consultation =
      existing ??
      (await trx
        .insertInto('consultations')
        .values({ process_id: processId, instrument, created_on: dayOf(ctx.now()) })
        .returning('id')
        .executeTakeFirstOrThrow())
    const { count } = await trx
      .selectFrom('waves')
      .select(trx.fn.countAll<string>().as('count'))
      .where('consultation_id', '=', consultation.id)
      .where('test', '=', false)
      .executeTakeFirstOrThrow()
    const dates = proposeDates(ctx.now())
    const wave = await trx
      .insertInto('waves')
      .values({
        consultation_id: consultation.id,
        languages: [...locales],
        opens_at: dates.opens,
        closes_at: dates.closes,
        k: defaultK,
        test: false,
        level: 1,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await trx
      .insertInto('wave_notices')
      .values({
        wave_id: wave.id,
        label: `T${count}`,
        title: instruments[instrument].title,
        who: inBoth((t) => t('waves:defaultWho', { epci: epciName })),
        why: inBoth((t) => t('waves:defaultWhy', { name })),
        contact: { fr: '', en: '' },
        representatives_email: null,
        no_representatives: false,
        launch_problem: null,
        total_at: null,
        depth: 'segment',
      })
      .execute()
    return wave.id
  })
}

function inBoth(write: (t: Translate) => string): LocalizedText {
  return { fr: write(translator('fr')), en: write(translator('en')) }
}
