import { Link, useLoaderData, useParams } from '@remix-run/react'
import { useFormat, useT } from '#app/components/ui/i18n.tsx'
import { ScrollRegion } from '#app/components/ui/scroll-region.tsx'
import { PageHeader } from '#app/components/ui/shells.tsx'
import { titled } from '#app/components/ui/title.ts'
import { getResults } from '#app/domain/results/queries.server.ts'
import {
  drawResultsFile,
  mayDownload,
  type ResultsFile,
  resultsFiles,
} from '#app/domain/results/results-files.server.ts'
import { staffLoader } from '#app/http/context.server.ts'

export const meta = titled('results:download.title')

export const loader = staffLoader('report.read', async ({ ctx, params, locale }) => {
  const results = await getResults(ctx, { processId: params.processId!, resultsId: params.resultsId! })
  const { content, publishedOn } = results
  const files: { file: ResultsFile; kilobytes: number }[] = []
  for (const file of resultsFiles) {
    if (!mayDownload(file, results)) continue
    const { byteLength } = await drawResultsFile(file, content, locale)
    files.push({ file, kilobytes: Math.max(1, Math.round(byteLength / 1000)) })
  }
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

/** Every file of frozen results: what it is for, and how heavy. */
export default function ResultsDownloads() {
  const t = useT()
  const format = useFormat()
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
              <th scope="col" className="num">
                {t('results:download.size')}
              </th>
            </tr>
          </thead>
          <tbody>
            {files.map(({ file, kilobytes }) => (
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
                <td className="num">{t('results:download.kilobytes', { size: format.number(kilobytes) })}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {publishedOn ? null : <p className="quiet">{t('results:download.openDataLater')}</p>}
    </>
  )
}
