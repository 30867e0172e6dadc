import { data } from '@remix-run/node'
import { type MetaFunction, useLoaderData } from '@remix-run/react'
import styles from '#app/components/answer/answer.css?url'
import { AnswerShell } from '#app/components/answer/answer-shell.tsx'
import { NoSuchWave } from '#app/components/answer/no-such-wave.tsx'
import { Protection } from '#app/components/answer/protection.tsx'
import { getAnswerPage } from '#app/domain/consultations/answer-page.server.ts'
import { publicLoader } from '#app/http/context.server.ts'
import { requestedLocale } from '#app/http/locale.ts'
import { translator } from '#app/i18n/index.ts'

export const handle = { plain: true }

export const links = () => [{ rel: 'stylesheet', href: styles }]

export const loader = publicLoader(async ({ ctx, params, request }) => {
  const page = await getAnswerPage(ctx, params.wave!)
  const locale = requestedLocale(request)
  return data(
    { introduction: page?.introduction ?? null, locale, path: `/e/${params.wave}` },
    page ? 200 : 404,
  )
})

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: translator(loaded?.locale ?? 'fr')('protection:title') },
  { name: 'robots', content: 'noindex' },
]

export default function ProtectionPage() {
  const { introduction, locale, path } = useLoaderData<typeof loader>()
  if (!introduction) return <NoSuchWave locale={locale} path={path} />
  return (
    <AnswerShell territory={introduction.territory} locale={locale} path={`${path}/protection`}>
      <Protection introduction={introduction} locale={locale} back={path} />
    </AnswerShell>
  )
}
