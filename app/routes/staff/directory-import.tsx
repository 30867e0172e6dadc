import { redirect } from '@remix-run/node'
import { Link, useActionData, useLoaderData, useParams } from '@remix-run/react'
import { useT } from '#app/components/ui/i18n.tsx'
import { ImportOutcome } from '#app/components/ui/import-outcome.tsx'
import { ImportPreview } from '#app/components/ui/import-preview.tsx'
import { ImportProgress } from '#app/components/ui/import-progress.tsx'
import { Notice } from '#app/components/ui/notice.tsx'
import { PageHeader } from '#app/components/ui/shells.tsx'
import { titled } from '#app/components/ui/title.ts'
import { cancelImport } from '#app/domain/directory/cancel-import.server.ts'
import { confirmImport } from '#app/domain/directory/confirm-import.server.ts'
import { decideImport } from '#app/domain/directory/decide-import.server.ts'
import { readChoices } from '#app/domain/directory/import-choices.ts'
import { previewPage } from '#app/domain/directory/preview-page.ts'
import { getImportPreview, getImportStatus } from '#app/domain/directory/queries.server.ts'
import { parseImportId } from '#app/domain/directory/schema.ts'
import { DomainError } from '#app/domain/errors.ts'
import { staffAction, staffLoader } from '#app/http/context.server.ts'

export const meta = titled('directory:importTitle')

export const loader = staffLoader('directory.import', async ({ ctx, params, request }) => {
  const input = { processId: params.processId!, importId: parseImportId(params.importId) }
  const { fileName, state, done, total, outcome } = await getImportStatus(ctx, input)
  const status = { fileName, state, done, total, outcome, preview: null }
  if (state === 'confirmed' || state === 'applied') return status
  const { searchParams } = new URL(request.url)
  const { file, preview, seal, employers } = await getImportPreview(ctx, input)
  const page = previewPage(preview, searchParams.get('lignes'), Number(searchParams.get('page')) || 1)
  const { counts, unknownEmployers } = preview
  return {
    ...status,
    preview: { file, counts, seal, employers, unknownEmployers: unknownEmployers.slice(0, 100), page },
  }
})

export const action = staffAction('directory.import', async ({ ctx, params, request }) => {
  const input = { processId: params.processId!, importId: parseImportId(params.importId) }
  const people = `/demarches/${input.processId}/personnes`
  const form = await request.formData().catch(() => {
    throw new DomainError('bad-request', 400)
  })
  const intent = form.get('intent')
  const choices = readChoices(form)
  if (intent === 'cancel') {
    await cancelImport(ctx, input)
    throw redirect(people)
  }
  if (intent === 'decide') await decideImport(ctx, { ...input, choices })
  else if (intent === 'confirm')
    await confirmImport(ctx, { ...input, choices, seal: String(form.get('seal')) })
  else throw new DomainError('bad-request', 400)
  throw redirect(`${people}/importer/${input.importId}`)
})

export default function DirectoryImport() {
  const t = useT()
  const { fileName, state, done, total, outcome, preview } = useLoaderData<typeof loader>()
  const problem = useActionData<typeof action>()?.problem
  const people = `/demarches/${useParams().processId}/personnes`
  return (
    <>
      <PageHeader
        title={t(`directory:importHeading.${state}`)}
        above={<Link to={people}>{t('directory:title')}</Link>}
      />
      {problem ? <Notice alert title={problem.message} /> : null}
      {state === 'failed' ? <Notice alert title={t('directory:importFailed')} /> : null}
      {preview ? <ImportPreview {...preview} fileName={fileName} total={total} /> : null}
      {state === 'confirmed' ? <ImportProgress done={done} total={total} fileName={fileName} /> : null}
      {outcome ? <ImportOutcome outcome={outcome} fileName={fileName} people={people} /> : null}
    </>
  )
}
