import { redirect } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData, useParams } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { useT } from '#app/components/ui/i18n.tsx'
import { PageHeader } from '#app/components/ui/shells.tsx'
import { titled } from '#app/components/ui/title.ts'
import { importFields, requiredFields } from '#app/domain/directory/headings.ts'
import { countAgents } from '#app/domain/directory/queries.server.ts'
import { fileLimits } from '#app/domain/directory/read-agents-file.ts'
import { startImport } from '#app/domain/directory/start-import.server.ts'
import { DomainError } from '#app/domain/errors.ts'
import { staffAction, staffLoader } from '#app/http/context.server.ts'
import { readUpload } from '#app/http/read-upload.ts'

export const meta = titled('directory:importTitle')

export const loader = staffLoader('directory.import', async ({ ctx, params }) => {
  const employers = await countAgents(ctx, params.processId!)
  return {
    employers: employers.map(({ name }) => name),
    megabytes: fileLimits.bytes / 1024 / 1024,
    required: [...requiredFields],
    optional: importFields.filter((field) => !requiredFields.some((required) => required === field)),
  }
})

export const action = staffAction('directory.import', async ({ ctx, params, request }) => {
  const processId = params.processId!
  const file = await readUpload(request, 'file', fileLimits.bytes)
  if (!file) throw new DomainError('import.no-file', 422)
  const { importId } = await startImport(ctx, { processId, ...file })
  throw redirect(`/demarches/${processId}/personnes/importer/${importId}`)
})

export default function ImportAgents() {
  const t = useT()
  const { employers, megabytes, required, optional } = useLoaderData<typeof loader>()
  const problem = useActionData<typeof action>()?.problem
  const people = `/demarches/${useParams().processId}/personnes`
  const summary = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (problem) summary.current?.focus()
  }, [problem])
  return (
    <>
      <PageHeader
        title={t('directory:importTitle')}
        above={<Link to={people}>{t('directory:title')}</Link>}
      />
      <p className="lede">{t('directory:importLede')}</p>
      <Form method="post" encType="multipart/form-data" className="form">
        {problem ? (
          <div className="notice alert" role="alert" tabIndex={-1} ref={summary}>
            <p>{t('directory:fileRefused')}</p>
            <p>
              <a href="#file">{problem.message}</a>
            </p>
          </div>
        ) : null}
        <div className={problem ? 'field invalid' : 'field'}>
          <label htmlFor="file">{t('directory:file')}</label>
          <p className="hint" id="file-hint">
            {t('directory:fileHint', { megabytes })}
          </p>
          <input
            type="file"
            id="file"
            name="file"
            accept=".csv,.txt,text/csv,text/plain"
            aria-describedby="file-hint"
            aria-invalid={problem ? true : undefined}
          />
        </div>
        <p className="actions">
          <SubmitButton label={t('directory:preview')} />
          <Link to={people}>{t('common:cancel')}</Link>
        </p>
      </Form>
      <section className="section" aria-labelledby="columns">
        <h2 id="columns">{t('directory:columns')}</h2>
        <dl className="facts">
          <dt>{t('directory:columnsRequired')}</dt>
          <dd>{required.map((field) => t(`directory:field.${field}`)).join(', ')}</dd>
          <dt>{t('directory:columnsOptional')}</dt>
          <dd>{optional.map((field) => t(`directory:field.${field}`)).join(', ')}</dd>
          <dt>{t('directory:employersKnown')}</dt>
          <dd>{employers.join(' · ')}</dd>
        </dl>
        <p>{t('directory:columnsNote')}</p>
        <p>
          <a href={`${people}/modele.csv`} download>
            {t('directory:downloadModel')}
          </a>
        </p>
      </section>
    </>
  )
}
