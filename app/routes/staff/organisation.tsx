import { getFormProps, useForm } from '@conform-to/react'
import { getZodConstraint, parseWithZod } from '@conform-to/zod/v4'
import { data, redirect } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData, useParams } from '@remix-run/react'
import type { z } from 'zod'
import { ErrorSummary } from '#app/components/forms/error-summary.tsx'
import { ContactFields, OrganisationFields, SirenField } from '#app/components/forms/organisation-fields.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { directoryLinks } from '#app/components/ui/directory-actions.tsx'
import { useFormat, useT } from '#app/components/ui/i18n.tsx'
import { PageHeader } from '#app/components/ui/shells.tsx'
import { titled } from '#app/components/ui/title.ts'
import { organisationSchema, territoryOrganisationSchema } from '#app/domain/directory/organisation-form.ts'
import { getOrganisation } from '#app/domain/directory/queries.server.ts'
import { correctOrganisation } from '#app/domain/directory/save-organisation.server.ts'
import { staffAction, staffLoader } from '#app/http/context.server.ts'
import { organisationErrors } from '#app/http/organisation-errors.ts'
import { readForm } from '#app/http/read-form.ts'

export const meta = titled('directory:kindTab.organisations')

export const loader = staffLoader('directory.edit', async ({ ctx, params }) =>
  getOrganisation(ctx, { processId: params.processId!, organisationId: params.organisationId! }),
)

export const action = staffAction('directory.edit', async ({ ctx, params, request, t }) => {
  const of = { processId: params.processId!, organisationId: params.organisationId! }
  const { territory } = await getOrganisation(ctx, of)
  const form = await readForm(request)
  const submission = territory
    ? parseWithZod(form, { schema: territoryOrganisationSchema })
    : parseWithZod(form, { schema: organisationSchema })
  if (submission.status !== 'success')
    return data({ result: submission.reply({ fieldErrors: organisationErrors(submission, t) }) }, 400)
  await correctOrganisation(ctx, of, submission.value)
  throw redirect(directoryLinks(of.processId, 'organisations').list)
})

/** What is held about one organisation, to be corrected; the ways to make one of two, and to remove it. */
export default function OneOrganisation() {
  const t = useT()
  const format = useFormat()
  const known = useLoaderData<typeof loader>()
  const { processId } = useParams()
  const { list } = directoryLinks(processId ?? '', 'organisations')
  const answer = useActionData<typeof action>()
  const { name, kind, segment, siren, contactName, contactEmail, employs, territory } = known
  const [form, fields] = useForm<z.input<typeof organisationSchema>>({
    lastResult: answer && 'result' in answer ? answer.result : null,
    constraint: getZodConstraint(territory ? territoryOrganisationSchema : organisationSchema),
    defaultValue: {
      ...{ name, kind, segment, employs: employs ? 'on' : undefined },
      ...{ siren: siren ?? '', contactName: contactName ?? '', contactEmail: contactEmail ?? '' },
    },
  })
  return (
    <>
      <PageHeader title={name} above={<Link to={list}>{t('directory:kindTab.organisations')}</Link>} />
      <p className="lede">
        {t('organisations:agents', { count: known.agents, number: format.number(known.agents) })}
        {known.elected > 0
          ? ` ${t('organisations:elected', { count: known.elected, number: format.number(known.elected) })}`
          : null}
      </p>
      {territory ? (
        <p>
          {t('organisations:territoryNote')}{' '}
          <Link to={`/demarches/${processId}/corriger`}>{t('organisations:territoryLink')}</Link>
        </p>
      ) : null}
      <Form method="post" className="form" {...getFormProps(form)}>
        <ErrorSummary form={form} message={answer && 'problem' in answer ? answer.problem.message : null} />
        {territory ? (
          <>
            {kind === 'epci' ? null : <SirenField field={fields.siren} />}
            <ContactFields fields={fields} />
          </>
        ) : (
          <OrganisationFields fields={fields} />
        )}
        <p className="actions">
          <SubmitButton label={t('common:save')} />
          <Link to={list}>{t('common:cancel')}</Link>
        </p>
      </Form>
      {territory ? null : (
        <section className="section" aria-labelledby="removal">
          <h2 id="removal">{t('organisations:removalTitle')}</h2>
          <ul>
            <li>
              {t('organisations:mergeText')}{' '}
              <Link to={`${list}/${known.id}/reunir`}>{t('organisations:mergeLink')}</Link>
            </li>
            <li>
              {t('organisations:removeText')}{' '}
              <Link to={`${list}/${known.id}/retirer`}>{t('organisations:removeLink')}</Link>
            </li>
          </ul>
        </section>
      )}
    </>
  )
}
