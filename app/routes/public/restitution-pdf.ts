import { getRestitution } from '#app/domain/reports/queries.server.ts'
import { reportDocument } from '#app/domain/reports/report-document.server.ts'
import { versionView } from '#app/domain/reports/version-view.ts'
import { getPaperEngine } from '#app/domain/settings/mail-sender.server.ts'
import { getTerritory } from '#app/domain/settings/queries.server.ts'
import { publicLoader } from '#app/http/context.server.ts'
import { pdfResponse } from '#app/http/download.ts'

export const loader = publicLoader(async ({ ctx, params, locale }) => {
  const { processId } = await getTerritory(ctx, params.slug!)
  const version = await getRestitution(ctx, { processId, versionId: params.version! })
  const { content } = version
  const engine = await getPaperEngine(ctx, processId)
  const pdf = await reportDocument(versionView(version, null, locale), content, locale, engine)
  return pdfResponse(pdf, `restitution-version-${content.number}-${content.frozenOn}.pdf`)
})
