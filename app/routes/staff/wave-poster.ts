import { drawPoster } from '#app/domain/consultations/wave-poster.server.ts'
import { staffLoader } from '#app/http/context.server.ts'
import { pdfResponse } from '#app/http/download.ts'
import { requestedLocale } from '#app/http/locale.ts'

export const loader = staffLoader('wave.run', async ({ ctx, params, request, settings }) => {
  const place = { processId: params.processId!, waveId: params.waveId! }
  const locale = requestedLocale(request)
  const { pdf, label } = await drawPoster(ctx, { ...place, locale, baseUrl: settings.baseUrl })
  return pdfResponse(pdf, `affiche-${label}-${locale}.pdf`)
})
