import { data } from '@remix-run/node'
import { type MetaFunction, useLoaderData } from '@remix-run/react'
import styles from '#app/components/answer/answer.css?url'
import { NoSuchWave } from '#app/components/answer/no-such-wave.tsx'
import { NoticePage } from '#app/components/answer/notice-page.tsx'
import { composeProtection } from '#app/domain/notices/compose-protection.ts'
import { getWaveNotice } from '#app/domain/notices/queries.server.ts'
import { findWaveLook } from '#app/domain/settings/territory-look.server.ts'
import { publicLoader } from '#app/http/context.server.ts'
import { requestedLocale } from '#app/http/locale.ts'
import { translator } from '#app/i18n/index.ts'

export const handle = { plain: true }

export const links = () => [{ rel: 'stylesheet', href: styles }]

export const loader = publicLoader(async ({ ctx, params, request, settings }) => {
  const wave = params.wave!
  const notice = await getWaveNotice(ctx, { waveId: wave, smtp: settings.smtp })
  const locale = requestedLocale(request)
  if (!notice) return data({ wave, locale, look: null, page: null }, 404)
  const page = { territory: notice.organisation, document: composeProtection(notice, locale) }
  return data({ wave, locale, look: await findWaveLook(ctx, wave), page }, 200)
})

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: translator(loaded?.locale ?? 'fr')('protection:title') },
  { name: 'robots', content: 'noindex' },
]

export default function ProtectionPage() {
  const { page, look, locale, wave } = useLoaderData<typeof loader>()
  if (!page) return <NoSuchWave locale={locale} path={`/e/${wave}`} />
  return <NoticePage {...page} look={look} locale={locale} wave={wave} name="protection" />
}
