import { redirect } from '@remix-run/node'
import { Link, useActionData, useLoaderData, useParams } from '@remix-run/react'
import { directoryLinks } from '#app/components/ui/directory-actions.tsx'
import { useT } from '#app/components/ui/i18n.tsx'
import { ImportOutcome } from '#app/components/ui/import-outcome.tsx'
import { ImportPreview } from '#app/components/ui/import-preview.tsx'
import { ImportProgress } from '#app/components/ui/import-progress.tsx'
import { Notice } from '#app/components/ui/notice.tsx'
import { PageHeader } from '#app/components/ui/shells.tsx'
import { titled } from '#app/components/ui/title.ts'
import { countWithoutEmail } from '#app/domain/directory/audience.server.ts'
import { cancelImport } from '#app/domain/directory/cancel-import.server.ts'
import { chooseColumns } from '#app/domain/directory/choose-columns.server.ts'
import { readColumnChoices } from '#app/domain/directory/column-choices.ts'
import { confirmImport } from '#app/domain/directory/confirm-import.server.ts'
import { decideImport } from '#app/domain/directory/decide-import.server.ts'
import { readChoices } from '#app/domain/directory/import-choices.ts'
import { previewPage } from '#app/domain/directory/preview-page.ts'
import { getImportPreview, getImportStatus } from '#app/domain/directory/queries.server.ts'
import { parseImportId } from '#app/domain/directory/schema.ts'
import { DomainError } from '#app/domain/errors.ts'
import { staffAction, staffLoader } from '#app/http/context.server.ts'
import { readForm } from '#app/http/read-form.ts'

export const meta = titled('directory:importTitle')

export const loader = staffLoader('directory.import', async ({ ctx, params, request }) => {
  const input = { processId: params.processId!, importId: parseImportId(params.importId) }
  const { fileName, kind, state, done, total, outcome } = await getImportStatus(ctx, input)
  const withoutEmail = outcome && kind === 'agents' ? await countWithoutEmail(ctx, input.processId) : 0
  const status = { fileName, kind, state, done, total, outcome, withoutEmail, preview: null, matricules: 0 }
  if (state !== 'previewed' && state !== 'failed') return status
  const { searchParams } = new URL(request.url)
  const { file, chosen, preview, seal, employers } = await getImportPreview(ctx, input)
  const page = previewPage(preview, searchParams.get('lignes'), Number(searchParams.get('page')) || 1)
  const { counts, unknownEmployers, numbers: matricules } = preview
  return {
    ...status,
    matricules,
    preview: {
      file,
      chosen,
      counts,
      seal,
      employers,
      unknownEmployers: unknownEmployers.slice(0, 100),
      page,
    },
  }
})

export const action = staffAction('directory.import', async ({ ctx, params, request }) => {
  const input = { processId: params.processId!, importId: parseImportId(params.importId) }
  const { kind } = await getImportStatus(ctx, input)
  const form = await readForm(request)
  const intent = form.get('intent')
  const choices = readChoices(form)
  const sheet = form.get('sheet')
  if (intent === 'cancel') {
    await cancelImport(ctx, input)
    throw redirect(directoryLinks(input.processId, kind).list)
  }
  if (intent === 'decide') await decideImport(ctx, { ...input, choices })
  else if (intent === 'confirm')
    await confirmImport(ctx, { ...input, choices, seal: String(form.get('seal')) })
  else if (intent === 'columns' || intent === 'columns-auto') {
    const columns = intent === 'columns' ? readColumnChoices(form, kind) : null
    await chooseColumns(ctx, { ...input, sheet: typeof sheet === 'string' ? sheet : null, columns })
  } else throw new DomainError('bad-request', 400)
  throw redirect(`${directoryLinks(input.processId, kind).importer}/${input.importId}`)
})

export default function DirectoryImport() {
  const t = useT()
  const { fileName, kind, state, done, total, outcome, preview, matricules, withoutEmail } =
    useLoaderData<typeof loader>()
  const problem = useActionData<typeof action>()?.problem
  const { processId = '', importId } = useParams()
  const links = directoryLinks(processId, kind)
  return (
    <>
      <PageHeader
        title={t(`directory:importHeading.${state}`)}
        above={<Link to={links.list}>{t(`directory:kindTab.${kind}`)}</Link>}
      />
      {problem ? <Notice alert title={problem.message} /> : null}
      {state === 'failed' ? <Notice alert title={t('directory:importFailed')} /> : null}
      {preview ? (
        <ImportPreview {...preview} kind={kind} fileName={fileName} total={total} matricules={matricules} />
      ) : null}
      {state === 'confirmed' ? <ImportProgress done={done} total={total} fileName={fileName} /> : null}
      {outcome ? (
        <ImportOutcome
          kind={kind}
          outcome={outcome}
          fileName={fileName}
          list={links.list}
          another={links.import}
          withoutEmail={withoutEmail}
          undo={state === 'applied' ? `${links.importer}/${importId}/annuler` : null}
        />
      ) : null}
    </>
  )
}
