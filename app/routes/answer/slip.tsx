import { data } from '@remix-run/node'
import { type MetaFunction, useLoaderData } from '@remix-run/react'
import styles from '#app/components/answer/answer.css?url'
import { NoSuchWave } from '#app/components/answer/no-such-wave.tsx'
import { SlipPage } from '#app/components/answer/slip-page.tsx'
import { getAnswerPage } from '#app/domain/consultations/answer-page.server.ts'
import { publicLoader } from '#app/http/context.server.ts'
import { requestedLocale } from '#app/http/locale.ts'
import { statusOfPhase } from '#app/http/phase-status.ts'
import { translator } from '#app/i18n/index.ts'

export const handle = { plain: true }

export const links = () => [{ rel: 'stylesheet', href: styles }]

const modes = { code: 'code', borne: 'kiosk', saisie: 'clerk' } as const

/** The pages where a slip's code is typed: `/e/<wave>/code`, `/borne` for a shared tablet, `/saisie` for returned sheets. */
export const loader = publicLoader(async ({ ctx, params, request, settings }) => {
  const page = await getAnswerPage(ctx, params.wave!)
  const name = new URL(request.url).pathname.split('/').at(-1) as keyof typeof modes
  return data(
    {
      page,
      look: page?.introduction.look ?? null,
      locale: requestedLocale(request),
      mode: modes[name],
      home: `/e/${params.wave}`,
      path: `/e/${params.wave}/${name}`,
      script: settings.slipScript,
    },
    page ? statusOfPhase[page.phase] : 404,
  )
})

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  {
    title: loaded?.page
      ? `${translator(loaded.locale)(`kiosk:${loaded.mode}Title`)} · ${loaded.page.introduction.territory}`
      : translator(loaded?.locale ?? 'fr')('respond:notFoundTitle'),
  },
  { name: 'robots', content: 'noindex' },
]

export default function SlipRoute() {
  const { page, ...props } = useLoaderData<typeof loader>()
  if (!page) return <NoSuchWave locale={props.locale} path={props.path} />
  return <SlipPage page={page} {...props} />
}
