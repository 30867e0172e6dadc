import { type MetaFunction, useLoaderData } from '@remix-run/react'
import styles from '#app/components/answer/answer.css?url'
import { Introduction } from '#app/components/answer/introduction.tsx'
import { previewAnswerPage } from '#app/domain/consultations/answer-page.server.ts'
import { getWave } from '#app/domain/consultations/queries.server.ts'
import { staffLoader } from '#app/http/context.server.ts'
import { requestedLocale } from '#app/http/locale.ts'

/** The questionnaire as an agent will see it; nothing is sealed nor sent. */
export const handle = { plain: true }

export const links = () => [{ rel: 'stylesheet', href: styles }]

export const loader = staffLoader('wave.prepare', async ({ ctx, params, request, settings }) => {
  const wave = await getWave(ctx, params.processId!, params.waveId!)
  const page = await previewAnswerPage(ctx, wave)
  return {
    page,
    look: page.introduction.look,
    locale: requestedLocale(request),
    path: new URL(request.url).pathname,
    script: settings.answerScript,
  }
})

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: loaded ? loaded.page.introduction.title[loaded.locale] : '' },
]

export default function QuestionnairePreview() {
  const { page, locale, path, script } = useLoaderData<typeof loader>()
  return <Introduction page={page} locale={locale} path={path} script={script} preview />
}
