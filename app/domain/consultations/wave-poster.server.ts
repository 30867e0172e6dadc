import { poster } from '#app/documents/poster.server.ts'
import type { AnyCtx } from '#app/domain/context.ts'
import { DomainError } from '#app/domain/errors.ts'
import { getProcess } from '#app/domain/processes/queries.server.ts'
import { getPaperEngine } from '#app/domain/settings/mail-sender.server.ts'
import type { Locale } from '#app/i18n/index.ts'
import { instruments } from '#surveys/index.ts'
import { getWave } from './queries.server.ts'
import { shortName, typedAddress } from './short-name.ts'
import { dayOf } from './territory-time.ts'

/**
 * The poster of a wave that is launched and not closed, as PDF.
 * @param baseUrl of the instance, without a final slash
 * @throws DomainError `not-found` (404), for any other wave too
 */
export async function drawPoster(
  ctx: AnyCtx,
  {
    processId,
    waveId,
    locale,
    baseUrl,
  }: { processId: string; waveId: string; locale: Locale; baseUrl: string },
): Promise<{ pdf: Uint8Array; label: string }> {
  const wave = await getWave(ctx, processId, waveId)
  if (wave.phase !== 'scheduled' && wave.phase !== 'open') throw new DomainError('not-found', 404)
  const { epciName } = await getProcess(ctx, processId)
  const { title, why, contact, test, k, label } = wave
  const props = {
    ...{ locale, territory: epciName, title, why, contact, test, k },
    minutes: instruments[wave.instrument].minutes,
    closesAt: wave.closesAt!.toISOString(),
    dated: dayOf(ctx.now()),
    link: `${baseUrl}/b/${shortName(waveId)}`,
    address: typedAddress(baseUrl, waveId),
  }
  const pdf = await poster(props, await getPaperEngine(ctx, processId))
  return { pdf, label }
}
