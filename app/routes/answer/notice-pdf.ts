import { DomainError } from '#app/domain/errors.ts'
import { composePersonalData } from '#app/domain/notices/compose-personal-data.ts'
import { composeProtection } from '#app/domain/notices/compose-protection.ts'
import { drawNotice } from '#app/domain/notices/notice-document.server.ts'
import { getWaveNotice } from '#app/domain/notices/queries.server.ts'
import { publicLoader } from '#app/http/context.server.ts'
import { pdfResponse } from '#app/http/download.ts'
import { requestedLocale } from '#app/http/locale.ts'

const documents = { 'protection.pdf': composeProtection, 'donnees.pdf': composePersonalData } as const

export const loader = publicLoader(async ({ ctx, params, request, settings }) => {
  const name = params.document!
  if (!Object.hasOwn(documents, name)) throw new DomainError('not-found', 404)
  const compose = documents[name as keyof typeof documents]
  const notice = await getWaveNotice(ctx, { waveId: params.wave!, smtp: settings.smtp })
  if (!notice) throw new DomainError('not-found', 404)
  const locale = requestedLocale(request)
  return pdfResponse(await drawNotice(notice, compose(notice, locale), { locale, now: ctx.now() }), name)
})
