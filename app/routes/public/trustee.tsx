import { data } from '@remix-run/node'
import { type MetaFunction, useLoaderData } from '@remix-run/react'
import { NoSuchWave } from '#app/components/answer/no-such-wave.tsx'
import styles from '#app/components/trustees/trustee.css?url'
import { TrusteePage } from '#app/components/trustees/trustee-page.tsx'
import { findWaveLook } from '#app/domain/settings/territory-look.server.ts'
import { findTrusteeWave } from '#app/domain/trustees/queries.server.ts'
import { publicLoader } from '#app/http/context.server.ts'
import { requestedLocale } from '#app/http/locale.ts'
import { translator } from '#app/i18n/index.ts'

export const handle = { plain: true }

export const links = () => [{ rel: 'stylesheet', href: styles }]

/** The same page for whoever has its address: who she is comes with the link, which this never sees. */
export const loader = publicLoader(async ({ ctx, params, request, settings }) => {
  const wave = await findTrusteeWave(ctx, params.wave!)
  return data(
    {
      wave: wave && {
        id: wave.id,
        title: wave.title,
        label: wave.label,
        organisation: wave.organisation,
        closesAt: wave.closesAt.toISOString(),
      },
      look: wave ? await findWaveLook(ctx, wave.id) : null,
      locale: requestedLocale(request),
      path: `/depositaire/${params.wave}`,
      script: settings.trusteeScript,
    },
    wave ? 200 : 404,
  )
})

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: translator(loaded?.locale ?? 'fr')('trustees:page.title') },
  { name: 'robots', content: 'noindex' },
]

export default function TrusteeRoute() {
  const { wave, look, locale, path, script } = useLoaderData<typeof loader>()
  if (!wave || !look) return <NoSuchWave locale={locale} path={path} />
  return <TrusteePage wave={wave} look={look} locale={locale} path={path} script={script} />
}
