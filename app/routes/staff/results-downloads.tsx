import { Link, useLoaderData, useParams } from '@remix-run/react'
import { useT } from '#app/components/ui/i18n.tsx'
import { ScrollRegion } from '#app/components/ui/scroll-region.tsx'
import { PageHeader } from '#app/components/ui/shells.tsx'
import { titled } from '#app/components/ui/title.ts'
import { getResults } from '#app/domain/results/queries.server.ts'
import { mayDownload, type ResultsFile, resultsFiles } from '#app/domain/results/results-files.server.ts'
import { staffLoader } from '#app/http/context.server.ts'

export const meta = titled('results:download.title')

export const loader = staffLoader('report.read', async ({ ctx, params }) => {
  const results = await getResults(ctx, { processId: params.processId!, resultsId: params.resultsId! })
  const { content, publishedOn } = results
  const files = resultsFiles.filter((file) => mayDownload(file, results))
  return { label: content.wave.label, number: content.number, publishedOn, files }
})

const names: Record<ResultsFile, string> = {
  pdf: 'resultats.pdf',
  xlsx: 'resultats.xlsx',
  csv: 'resultats.csv',
  codebook: 'codebook.csv',
  json: 'resultats.json',
  openData: 'donnees-ouvertes.zip',
}

/** Every file of frozen results, and what it is for. Each is drawn when it is taken. */
export default function ResultsDownloads() {
  const t = useT()
  const { label, number, publishedOn, files } = useLoaderData<typeof loader>()
  const { processId, resultsId } = useParams()
  const here = `/demarches/${processId}/resultats/${resultsId}`
  return (
    <>
      <PageHeader
        title={t('results:download.title')}
        above={<Link to={here}>{t('results:groups.back', { label, number })}</Link>}
      />
      <p className="lede">{t('results:download.lede')}</p>
      <ScrollRegion label={t('results:download.caption')}>
        <table>
          <caption>{t('results:download.caption')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('results:download.file')}</th>
              <th scope="col">{t('results:download.what')}</th>
            </tr>
          </thead>
          <tbody>
            {files.map((file) => (
              <tr key={file}>
                <th scope="row">
                  <a href={`${here}/${names[file]}`}>{t(`results:download.${file}`)}</a>
                </th>
                <td>
                  {t(`results:download.${file}What`)}{' '}
                  {file === 'json' ? (
                    <a href="/schemas/resultats-2.json">{t('results:download.schema')}</a>
                  ) : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {publishedOn ? null : <p className="quiet">{t('results:download.openDataLater')}</p>}
    </>
  )
}
