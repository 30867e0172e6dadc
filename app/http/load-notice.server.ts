import { data } from '@remix-run/node'
import { getWaveNotice } from '#app/domain/notices/queries.server.ts'
import { findWaveLook } from '#app/domain/settings/territory-look.server.ts'
import type { Locale } from '#app/i18n/index.ts'
import type { PublicArgs } from './context.server.ts'
import { requestedLocale } from './locale.ts'

type WaveNotice = NonNullable<Awaited<ReturnType<typeof getWaveNotice>>>

/**
 * What a page loads that tells those who are asked something of their wave; a wave that isn't one is answered by 404.
 * @param compose the page, from the wave's real settings
 */
export function loadNotice<Document>(compose: (notice: WaveNotice, locale: Locale) => Document) {
  return async ({ ctx, params, request, settings }: PublicArgs) => {
    const wave = params.wave!
    const notice = await getWaveNotice(ctx, { waveId: wave, smtp: settings.smtp })
    const locale = requestedLocale(request)
    if (!notice) return data({ wave, locale, look: null, page: null }, 404)
    const page = { territory: notice.organisation, document: compose(notice, locale) }
    return data({ wave, locale, look: await findWaveLook(ctx, wave), page }, 200)
  }
}
