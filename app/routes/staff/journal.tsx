import { Form, useLoaderData, useParams, useSearchParams, useSubmit } from '@remix-run/react'
import { useFormat, useT } from '#app/components/ui/i18n.tsx'
import { PageLinks } from '#app/components/ui/page-links.tsx'
import { ScrollRegion } from '#app/components/ui/scroll-region.tsx'
import { PageHeader } from '#app/components/ui/shells.tsx'
import { titled } from '#app/components/ui/title.ts'
import { journalKinds } from '#app/domain/journal/actions.ts'
import { describeAction } from '#app/domain/journal/describe-action.ts'
import { listJournal } from '#app/domain/journal/queries.server.ts'
import { journalQuerySchema } from '#app/domain/journal/schema.ts'
import { staffLoader } from '#app/http/context.server.ts'

export const meta = titled('journal:title')

export const loader = staffLoader('journal.read', async ({ ctx, params, request, t }) => {
  const { kind, page: asked } = journalQuerySchema.parse(
    Object.fromEntries(new URL(request.url).searchParams),
  )
  const { lines, ...shown } = await listJournal(ctx, { processId: params.processId!, kind, page: asked })
  return {
    ...shown,
    kind,
    lines: lines.map(({ id, at, who, ...act }) => ({
      id,
      who,
      at: at.toISOString(),
      what: describeAction(t, act),
    })),
  }
})

/** What the team did in the démarche, the newest first. */
export default function Journal() {
  const t = useT()
  const format = useFormat()
  const submit = useSubmit()
  const [searched] = useSearchParams()
  const { lines, total, page, pages, kind } = useLoaderData<typeof loader>()
  const csv = `/demarches/${useParams().processId}/journal.csv${kind ? `?nature=${kind}` : ''}`
  return (
    <>
      <PageHeader title={t('journal:title')} />
      <p className="lede">{t('journal:lede')}</p>
      <Form
        method="get"
        className="actions"
        onChange={(event) => submit(event.currentTarget, { replace: true, preventScrollReset: true })}
      >
        <p className="field">
          <label htmlFor="nature">{t('journal:kindLabel')}</label>
          <select key={kind} id="nature" name="nature" defaultValue={kind ?? ''}>
            <option value="">{t('journal:all')}</option>
            {journalKinds.map((each) => (
              <option key={each} value={each}>
                {t(`journal:kind.${each}`)}
              </option>
            ))}
          </select>
        </p>
        <noscript>
          <button type="submit" className="button plain">
            {t('journal:filter')}
          </button>
        </noscript>
      </Form>
      {total === 0 ? (
        <p role="status">{t(kind ? 'journal:noneOfKind' : 'journal:none')}</p>
      ) : (
        <>
          <p role="status">{t('journal:found', { count: total, formatted: format.number(total) })}</p>
          <ScrollRegion label={t('journal:title')}>
            <table>
              <thead>
                <tr>
                  {(['at', 'who', 'what'] as const).map((column) => (
                    <th scope="col" key={column}>
                      {t(`journal:column.${column}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {lines.map((line) => (
                  <tr key={line.id}>
                    <td>{format.dateTime(line.at)}</td>
                    <td>{line.who || <span className="quiet">{t('journal:software')}</span>}</td>
                    <td>{line.what}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </ScrollRegion>
          <PageLinks page={page} pages={pages} query={searched} label={t('journal:pages')} />
          <p>
            <a href={csv} download>
              {t('journal:csv')}
            </a>
          </p>
        </>
      )}
    </>
  )
}
