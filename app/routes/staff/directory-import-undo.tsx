import { redirect } from '@remix-run/node'
import { Link, useActionData, useLoaderData, useParams } from '@remix-run/react'
import { DecisionForm } from '#app/components/forms/decision-form.tsx'
import { directoryLinks } from '#app/components/ui/directory-actions.tsx'
import { useFormat, useT } from '#app/components/ui/i18n.tsx'
import { Notice } from '#app/components/ui/notice.tsx'
import { PageHeader } from '#app/components/ui/shells.tsx'
import { titled } from '#app/components/ui/title.ts'
import { getImportStatus, getUndoProblem } from '#app/domain/directory/queries.server.ts'
import { parseImportId } from '#app/domain/directory/schema.ts'
import { undoImport } from '#app/domain/directory/undo-import.server.ts'
import { staffAction, staffLoader } from '#app/http/context.server.ts'
import { requireIntent } from '#app/http/read-form.ts'

export const meta = titled('directory:undoTitle')

export const loader = staffLoader('directory.import', async ({ ctx, params, t }) => {
  const input = { processId: params.processId!, importId: parseImportId(params.importId) }
  const { fileName, kind, state, outcome } = await getImportStatus(ctx, input)
  if (state !== 'applied')
    throw redirect(`/demarches/${input.processId}/personnes/importer/${input.importId}`)
  const problem = await getUndoProblem(ctx, input)
  return {
    fileName,
    kind,
    added: outcome?.new ?? 0,
    changed: outcome?.changed ?? 0,
    removed: outcome?.removed ?? 0,
    problem: problem ? t(`errors:${problem.code}`, problem.params) : null,
  }
})

export const action = staffAction('directory.import', async ({ ctx, params, request }) => {
  await requireIntent(request, 'undo')
  const input = { processId: params.processId!, importId: parseImportId(params.importId) }
  await undoImport(ctx, input)
  throw redirect(`/demarches/${input.processId}/personnes/importer/${input.importId}`)
})

export default function UndoImport() {
  const t = useT()
  const format = useFormat()
  const { fileName, kind, added, changed, removed, problem } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()?.problem
  const { processId = '', importId } = useParams()
  const back = `${directoryLinks(processId, kind).importer}/${importId}`
  const said = (key: 'Added' | 'Changed' | 'Removed', count: number) =>
    count > 0 ? <li>{t(`directory:undo${key}`, { count, number: format.number(count) })}</li> : null
  const reason = refused?.message ?? problem
  return (
    <>
      <PageHeader title={t('directory:undoTitle')} above={<Link to={back}>{fileName}</Link>} />
      {reason ? (
        <Notice alert title={reason} />
      ) : (
        <>
          <p className="lede">{t('directory:undoLede', { fileName })}</p>
          <section className="section" aria-labelledby="what">
            <h2 id="what">{t('directory:undoWhat')}</h2>
            <ul>
              {said('Added', added)}
              {said('Changed', changed)}
              {said('Removed', removed)}
              <li>{t('directory:undoFile')}</li>
            </ul>
          </section>
          <DecisionForm
            label={t('directory:undoButton')}
            intent="undo"
            back={back}
            backLabel={t('directory:undoNot')}
          />
        </>
      )}
    </>
  )
}
