import type { LinksFunction } from '@remix-run/node'
import { Form, Link, useLoaderData, useParams } from '@remix-run/react'
import css from '#app/components/charts/report.css?url'
import { ReportContents, ReportSections } from '#app/components/charts/report-body.tsx'
import { ErrorPage } from '#app/components/ui/error-page.tsx'
import { useFormat, useT } from '#app/components/ui/i18n.tsx'
import { Mark } from '#app/components/ui/mark.tsx'
import { titled } from '#app/components/ui/title.ts'
import { comparisonView } from '#app/domain/results/comparison-blocks.ts'
import { getComparison, listComparableWaves } from '#app/domain/results/get-comparison.server.ts'
import { staffLoader } from '#app/http/context.server.ts'

export const meta = titled('comparison:title')

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: css }]

export const loader = staffLoader('report.read', async ({ ctx, params, request, locale }) => {
  const processId = params.processId!
  const waves = await listComparableWaves(ctx, processId)
  const asked = new URL(request.url).searchParams.getAll('vague')
  const alike = waves.filter(({ instrument }) => instrument === waves.at(-1)?.instrument)
  const chosen = asked.length > 0 ? asked : alike.map(({ waveId }) => waveId)
  const content = await getComparison(ctx, { processId, waveIds: chosen })
  return {
    waves: waves.map((wave) => ({ ...wave, chosen: chosen.includes(wave.waveId) })),
    view: content && comparisonView(content, locale),
    compared: new URLSearchParams(content?.waves.map(({ waveId }) => ['vague', waveId])).toString(),
    comparable: content !== null && content.questions.length > 0,
  }
})

/** Frozen results of several waves side by side; it reads as a document and prints as one. */
export default function CompareResults() {
  const t = useT()
  const { waves, view, compared, comparable } = useLoaderData<typeof loader>()
  const home = `/demarches/${useParams().processId}`
  const sections = view?.sections ?? []
  return (
    <div className="report-page">
      <a className="skip" href="#main">
        {t('common:skip')}
      </a>
      <header className="report-bar">
        <Link to={`${home}/rapports`}>{t('results:page.back')}</Link>
        {comparable ? (
          <p className="actions">
            <a href={`${home}/resultats/comparer/comparaison.pdf?${compared}`}>{t('comparison:pdf')}</a>
            <a href={`${home}/resultats/comparer/comparaison.csv?${compared}`}>{t('comparison:csv')}</a>
          </p>
        ) : null}
      </header>
      <div className="report-columns">
        <ReportContents view={{ sections }} />
        <main id="main" tabIndex={-1}>
          <article className="report" aria-labelledby="report-title">
            <header className="report-head">
              {view ? (
                <p className="running small">
                  <Mark label={view.territory} />
                  <span className="num">{view.running}</span>
                </p>
              ) : null}
              <p className="kicker">{t('comparison:kicker')}</p>
              <h1 id="report-title">{t('comparison:title')}</h1>
              <p className="lede">{t('comparison:lede')}</p>
            </header>
            {waves.length < 2 ? <p>{t('comparison:tooFew')}</p> : <Choice waves={waves} />}
            {waves.length >= 2 && view === null ? <p role="alert">{t('comparison:none')}</p> : null}
            {view !== null && !comparable ? <p>{t('comparison:nothing')}</p> : null}
            <ReportSections sections={sections} />
          </article>
        </main>
      </div>
    </div>
  )
}

type Waves = ReturnType<typeof useLoaderData<typeof loader>>['waves']

function Choice({ waves }: { waves: Waves }) {
  const t = useT()
  const format = useFormat()
  return (
    <Form method="get" className="form report-choice">
      <fieldset className="field">
        <legend>{t('comparison:choose')}</legend>
        <p className="hint" id="choice-hint">
          {t('comparison:chooseHint')}
        </p>
        {waves.map(({ waveId, label, opensOn, chosen }) => (
          <label key={waveId} className="choice">
            <input
              type="checkbox"
              name="vague"
              value={waveId}
              defaultChecked={chosen}
              aria-describedby="choice-hint"
            />
            {label}, {format.date(opensOn, 'short')}
          </label>
        ))}
      </fieldset>
      <button type="submit" className="button plain">
        {t('comparison:compare')}
      </button>
    </Form>
  )
}

export function ErrorBoundary() {
  return <ErrorPage />
}
