import { getFrozenWave } from '#app/domain/consultations/frame.server.ts'
import { findWave, type Wave } from '#app/domain/consultations/queries.server.ts'
import { countPrinted } from '#app/domain/consultations/wave-events.server.ts'
import { lateBallots } from '#app/domain/consultations/wave-phase.ts'
import type { AnyCtx } from '#app/domain/context.ts'
import { daysKept } from '#app/domain/directory/start-import.server.ts'
import { fewestComments } from '#app/domain/disclosure/fewest-comments.ts'
import { fewestInClass } from '#app/domain/disclosure/frame.ts'
import { groupChoices } from '#app/domain/disclosure/group-choices.ts'
import { getProcess } from '#app/domain/processes/queries.server.ts'
import { getPaperAccent } from '#app/domain/settings/mail-sender.server.ts'
import { getSettings } from '#app/domain/settings/queries.server.ts'
import { listTrustees } from '#app/domain/trustees/queries.server.ts'
import type { Locale } from '#app/i18n/index.ts'
import { instruments } from '#surveys/index.ts'
import { readQuestionnaire } from '#surveys/questionnaire.ts'
import type { WaveNotice } from './wave-notice.ts'

/**
 * The facts of a wave for those it invites; null for what isn't a wave, or a draft without dates. A trial message leads to
 * the pages of a draft.
 * @param input.smtp whether mail really leaves this instance
 */
export async function getWaveNotice(
  ctx: AnyCtx,
  { waveId, smtp }: { waveId: string; smtp: boolean },
): Promise<WaveNotice | null> {
  const wave = await findWave(ctx, waveId)
  if (!wave?.opensAt || !wave.closesAt) return null
  const { processId, phase, title, why, contact, k, depth, test } = wave
  const { epciName, epciSiren } = await getProcess(ctx, processId)
  const { controller, dpo, host, purpose } = await getSettings(ctx, processId)
  return {
    ...{ waveId, phase, title, why, contact, k, depth, test, smtp },
    accent: await getPaperAccent(ctx, processId),
    organisation: epciName,
    siren: epciSiren,
    ...(await readEmployers(ctx, processId)),
    ...(await readUrnSettings(ctx, waveId)),
    trusteeRoles: (await listTrustees(ctx, waveId)).map(({ role }) => role),
    ...(await readFrozen(ctx, wave)),
    m: fewestInClass,
    fewestComments,
    graceMinutes: lateBallots / 60_000,
    importDays: daysKept,
    opensAt: wave.opensAt.toISOString(),
    closesAt: wave.closesAt.toISOString(),
    representatives: wave.representativesEmail !== null,
    slips: (await countPrinted(ctx, waveId)) > 0,
    closing: await readClosing(ctx, waveId),
    settings: { controller, dpo, host, purpose },
  }
}

async function readEmployers(
  ctx: AnyCtx,
  processId: string,
): Promise<Pick<WaveNotice, 'communes' | 'otherEmployers'>> {
  const rows = await ctx.db
    .selectFrom('employers')
    .select(['name', 'kind'])
    .where('process_id', '=', processId)
    .where('kind', '!=', 'epci')
    .where('employs', '=', true)
    .execute()
  const french = new Intl.Collator('fr')
  const named = (communes: boolean) =>
    rows
      .filter(({ kind }) => (kind === 'commune') === communes)
      .map(({ name }) => name)
      .sort(french.compare)
  return { communes: named(true), otherEmployers: named(false) }
}

async function readUrnSettings(
  ctx: AnyCtx,
  waveId: string,
): Promise<Pick<WaveNotice, 'level' | 'languages'>> {
  const { level, languages } = await ctx.db
    .selectFrom('waves')
    .select(['level', 'languages'])
    .where('id', '=', waveId)
    .executeTakeFirstOrThrow()
  return { level: level === 2 ? 2 : 1, languages: languages as Locale[] }
}

async function readFrozen(
  ctx: AnyCtx,
  { id, instrument, definitionHash }: Wave,
): Promise<Pick<WaveNotice, 'groups' | 'comments'>> {
  const frozen = definitionHash ? await getFrozenWave(ctx, id) : null
  const { questions } = frozen?.questionnaire ?? readQuestionnaire(instruments[instrument].definition)
  return {
    groups: frozen?.tree.length
      ? groupChoices(frozen.frame.tree).reduce((sum, { choices }) => sum + choices.length, 0)
      : null,
    comments: questions.some(({ kind }) => kind === 'text'),
  }
}

async function readClosing(ctx: AnyCtx, waveId: string): Promise<WaveNotice['closing']> {
  const record = await ctx.db
    .selectFrom('records')
    .select('data')
    .where('wave_id', '=', waveId)
    .where('kind', '=', 'closing')
    .executeTakeFirst()
  if (!record) return null
  const { keyDestroyedAt, publishable } = record.data as { keyDestroyedAt: string; publishable: boolean }
  return { keysDestroyedAt: keyDestroyedAt, publishable }
}
