import { data } from '@remix-run/node'
import { type MetaFunction, useLoaderData } from '@remix-run/react'
import styles from '#app/components/answer/answer.css?url'
import { Introduction } from '#app/components/answer/introduction.tsx'
import { NoSuchWave } from '#app/components/answer/no-such-wave.tsx'
import { getAnswerPage } from '#app/domain/consultations/answer-page.server.ts'
import { publicLoader } from '#app/http/context.server.ts'
import { requestedLocale } from '#app/http/locale.ts'
import { statusOfPhase } from '#app/http/phase-status.ts'
import { translator } from '#app/i18n/index.ts'

export const handle = { plain: true }

export const links = () => [{ rel: 'stylesheet', href: styles }]

export const loader = publicLoader(async ({ ctx, params, request, settings }) => {
  const page = await getAnswerPage(ctx, params.wave!)
  const status = page ? statusOfPhase[page.phase] : 404
  return data(
    {
      page,
      look: page?.introduction.look ?? null,
      locale: requestedLocale(request),
      path: `/e/${params.wave}`,
      script: settings.answerScript,
    },
    status,
  )
})

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  {
    title: loaded?.page
      ? `${loaded.page.introduction.title[loaded.locale]} · ${loaded.page.introduction.territory}`
      : translator(loaded?.locale ?? 'fr')('respond:notFoundTitle'),
  },
  { name: 'robots', content: 'noindex' },
]

export default function AnswerIntroductionPage() {
  const { page, locale, path, script } = useLoaderData<typeof loader>()
  if (!page) return <NoSuchWave locale={locale} path={path} />
  return <Introduction page={page} locale={locale} path={path} script={script} preview={false} />
}
