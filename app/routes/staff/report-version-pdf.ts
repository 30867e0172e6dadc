import { noteReportExport } from '#app/domain/reports/note-export.server.ts'
import { readVersion } from '#app/domain/reports/queries.server.ts'
import { reportDocument } from '#app/domain/reports/report-document.server.ts'
import { versionView } from '#app/domain/reports/version-view.ts'
import { getPaperEngine } from '#app/domain/settings/mail-sender.server.ts'
import { staffLoader } from '#app/http/context.server.ts'
import { pdfResponse } from '#app/http/download.ts'

export const loader = staffLoader('report.read', async ({ ctx, params, locale }) => {
  const processId = params.processId!
  const { version, record } = await readVersion(ctx, { processId, versionId: params.versionId! })
  const { content } = version
  const engine = await getPaperEngine(ctx, processId)
  const pdf = await reportDocument(versionView(version, record, locale), content, locale, engine)
  await noteReportExport(ctx, processId, content)
  return pdfResponse(pdf, `rapport-version-${content.number}-${content.frozenOn}.pdf`)
})
