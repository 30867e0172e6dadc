import { getWave } from '#app/domain/consultations/queries.server.ts'
import { previewMessage } from '#app/domain/invitations/preview-message.server.ts'
import { staffLoader } from '#app/http/context.server.ts'
import { readPreviewChoices } from '#app/http/preview-choices.ts'

/** A message of a wave as a document, for the frame of the preview. Its headers are in `http/security-headers.ts`. */
export const loader = staffLoader('wave.prepare', async ({ ctx, params, request, settings }) => {
  const wave = await getWave(ctx, params.processId!, params.waveId!)
  const { language, kind } = readPreviewChoices(request)
  const { html } = await previewMessage(ctx, wave.id, language, `${settings.baseUrl}/e/…`, kind)
  return new Response(html, {
    headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' },
  })
})
