import { redirect } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData, useParams } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { directoryLinks } from '#app/components/ui/directory-actions.tsx'
import { useT } from '#app/components/ui/i18n.tsx'
import { PageHeader } from '#app/components/ui/shells.tsx'
import { titled } from '#app/components/ui/title.ts'
import { fieldLabel } from '#app/domain/directory/field-label.ts'
import { fileLimits } from '#app/domain/directory/file-limits.ts'
import { directoryKinds, kindOfAddress, requiredFieldsOf, usefulFields } from '#app/domain/directory/kinds.ts'
import { countAgents } from '#app/domain/directory/queries.server.ts'
import { startImport } from '#app/domain/directory/start-import.server.ts'
import { DomainError } from '#app/domain/errors.ts'
import { staffAction, staffLoader } from '#app/http/context.server.ts'
import { readUpload } from '#app/http/read-upload.ts'

export const meta = titled('directory:importTitle')

export const loader = staffLoader('directory.import', async ({ ctx, params, request }) => {
  const employers = await countAgents(ctx, params.processId!)
  return {
    kind: kindOfAddress(new URL(request.url).searchParams.get('liste')),
    employers: employers.map(({ name }) => name),
    megabytes: fileLimits.bytes / 1024 / 1024,
  }
})

export const action = staffAction('directory.import', async ({ ctx, params, request }) => {
  const processId = params.processId!
  const file = await readUpload(request, 'file', fileLimits.bytes)
  if (!file) throw new DomainError('import.no-file', 422)
  const kind = directoryKinds.find((one) => one === file.form.get('kind')) ?? 'agents'
  const { fileName, content } = file
  const { importId } = await startImport(ctx, { processId, kind, fileName, content })
  throw redirect(`/demarches/${processId}/personnes/importer/${importId}`)
})

export default function ImportAgents() {
  const t = useT()
  const { kind, employers, megabytes } = useLoaderData<typeof loader>()
  const problem = useActionData<typeof action>()?.problem
  const { processId = '' } = useParams()
  const links = directoryLinks(processId, kind)
  const summary = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (problem) summary.current?.focus()
  }, [problem])
  return (
    <>
      <PageHeader
        title={t('directory:importTitle')}
        above={<Link to={links.list}>{t('directory:title')}</Link>}
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
        <fieldset>
          <legend>{t('directory:kindLegend')}</legend>
          {directoryKinds.map((one) => (
            <label className="choice" key={one}>
              <input type="radio" name="kind" value={one} defaultChecked={one === kind} />
              <span>{t(`directory:kindChoice.${one}`)}</span>
            </label>
          ))}
        </fieldset>
        <div className={problem ? 'field invalid' : 'field'}>
          <label htmlFor="file">{t('directory:file')}</label>
          <p className="hint" id="file-hint">
            {t('directory:fileHint', { megabytes })}
          </p>
          <input
            type="file"
            id="file"
            name="file"
            accept=".xlsx,.csv,.txt,text/csv,text/plain,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            aria-describedby="file-hint"
            aria-invalid={problem ? true : undefined}
          />
        </div>
        <p className="actions">
          <SubmitButton label={t('directory:preview')} />
          <Link to={links.list}>{t('common:cancel')}</Link>
        </p>
      </Form>
      <section className="section" aria-labelledby="columns">
        <h2 id="columns">{t('directory:columns')}</h2>
        {directoryKinds.map((one) => (
          <details key={one} open={one === kind}>
            <summary>{t(`directory:kindTab.${one}`)}</summary>
            <dl className="facts">
              <dt>{t('directory:columnsRequired')}</dt>
              <dd>{requiredFieldsOf[one].map((field) => fieldLabel(t, one, field)).join(', ')}</dd>
              <dt>{t('directory:columnsOptional')}</dt>
              <dd>
                {usefulFields(one)
                  .map((field) => fieldLabel(t, one, field))
                  .join(', ')}
              </dd>
            </dl>
            <p>
              <a href={directoryLinks(processId, one).model} download>
                {t('directory:downloadModel')}
              </a>
            </p>
          </details>
        ))}
        <p>{t('directory:columnsNote')}</p>
        <dl className="facts">
          <dt>{t('directory:employersKnown')}</dt>
          <dd>{employers.join(' · ')}</dd>
        </dl>
      </section>
    </>
  )
}
