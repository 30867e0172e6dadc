import { drawPoster } from '#app/domain/consultations/wave-poster.server.ts'
import { staffLoader } from '#app/http/context.server.ts'
import { pdfResponse } from '#app/http/download.ts'
import { loadLiveWave } from '#app/http/load-live-wave.server.ts'
import { requestedLocale } from '#app/http/locale.ts'

export const loader = staffLoader('wave.run', async (args) => {
  const { ctx, request, settings } = args
  const { wave } = await loadLiveWave(args)
  const place = { processId: wave.processId, waveId: wave.id }
  const locale = requestedLocale(request)
  const { pdf, label } = await drawPoster(ctx, { ...place, locale, baseUrl: settings.baseUrl })
  return pdfResponse(pdf, `affiche-${label}-${locale}.pdf`)
})
