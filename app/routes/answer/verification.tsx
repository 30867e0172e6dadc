import { data } from '@remix-run/node'
import { type MetaFunction, useLoaderData } from '@remix-run/react'
import styles from '#app/components/answer/answer.css?url'
import { NoSuchWave } from '#app/components/answer/no-such-wave.tsx'
import { VerificationPage } from '#app/components/answer/verification-page.tsx'
import { getVerification } from '#app/domain/consultations/verification.server.ts'
import { findWaveLook } from '#app/domain/settings/territory-look.server.ts'
import { publicLoader } from '#app/http/context.server.ts'
import { requestedLocale } from '#app/http/locale.ts'
import { translator } from '#app/i18n/index.ts'

export const handle = { plain: true }

export const links = () => [{ rel: 'stylesheet', href: styles }]

export const loader = publicLoader(async ({ ctx, params, request, settings }) => {
  const wave = params.wave!
  const locale = requestedLocale(request)
  const verification = await getVerification(ctx, wave)
  const page = { wave, locale, script: settings.findScript }
  if (!verification) return data({ ...page, look: null, verification }, 404)
  return data({ ...page, look: await findWaveLook(ctx, wave), verification }, 200)
})

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: translator(loaded?.locale ?? 'fr')('records:title') },
  { name: 'robots', content: 'noindex' },
]

export default function WaveVerificationPage() {
  const { verification, ...page } = useLoaderData<typeof loader>()
  if (!verification) return <NoSuchWave locale={page.locale} path={`/e/${page.wave}`} />
  return <VerificationPage verification={verification} {...page} />
}
