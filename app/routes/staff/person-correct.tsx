import { getFormProps, useForm } from '@conform-to/react'
import { getZodConstraint, parseWithZod } from '@conform-to/zod/v4'
import { data, redirect } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData, useParams } from '@remix-run/react'
import type { z } from 'zod'
import { ErrorSummary } from '#app/components/forms/error-summary.tsx'
import { IdentityFields, MainChoice, TieFields } from '#app/components/forms/person-fields.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { useT } from '#app/components/ui/i18n.tsx'
import { PageHeader } from '#app/components/ui/shells.tsx'
import { titled } from '#app/components/ui/title.ts'
import { correctPerson } from '#app/domain/directory/correct-person.server.ts'
import { correctedPersonSchema } from '#app/domain/directory/person-form.ts'
import { getPerson } from '#app/domain/directory/queries.server.ts'
import { staffAction, staffLoader } from '#app/http/context.server.ts'
import { personErrors } from '#app/http/person-errors.ts'
import { readForm } from '#app/http/read-form.ts'

export const meta = titled('persons:correct')

export const loader = staffLoader('directory.edit', async ({ ctx, params }) => {
  const input = { processId: params.processId!, personId: params.personId! }
  const { waves: _waves, ...person } = await getPerson(ctx, { ...input, permission: 'directory.edit' })
  return person
})

export const action = staffAction('directory.edit', async ({ ctx, params, request, t }) => {
  const input = { processId: params.processId!, personId: params.personId! }
  const submission = parseWithZod(await readForm(request), { schema: correctedPersonSchema })
  if (submission.status !== 'success')
    return data({ result: submission.reply({ fieldErrors: personErrors(submission, t) }) }, 400)
  await correctPerson(ctx, { ...input, person: submission.value })
  throw redirect(`/demarches/${input.processId}/personnes/${input.personId}`)
})

export default function CorrectPerson() {
  const t = useT()
  const person = useLoaderData<typeof loader>()
  const { processId } = useParams()
  const here = `/demarches/${processId}/personnes/${person.id}`
  const answer = useActionData<typeof action>()
  const ties = [...person.employments, ...person.mandates]
  const name = `${person.givenName} ${person.familyName}`
  const [form, fields] = useForm<z.input<typeof correctedPersonSchema>>({
    lastResult: answer && 'result' in answer ? answer.result : null,
    constraint: getZodConstraint(correctedPersonSchema),
    defaultValue: {
      familyName: person.familyName,
      givenName: person.givenName,
      email: person.email ?? '',
      locale: person.locale,
      ties: ties.map(({ id, matricule, service, job }) => ({
        id,
        matricule: matricule ?? '',
        service: service ?? '',
        job: job ?? '',
      })),
    },
  })
  const problem = answer && 'problem' in answer ? answer.problem.message : null
  return (
    <>
      <PageHeader title={t('persons:correctTitle', { name })} above={<Link to={here}>{name}</Link>} />
      <p className="lede">{t('persons:correctNote')}</p>
      <Form method="post" className="form" {...getFormProps(form)}>
        <ErrorSummary form={form} message={problem} />
        <IdentityFields fields={fields} />
        {fields.ties.getFieldList().map((field, index) => (
          <TieFields
            key={field.key}
            kind={index < person.employments.length ? 'agents' : 'elected'}
            employer={ties[index]?.employer ?? ''}
            fields={field.getFieldset()}
          />
        ))}
        <MainChoice
          name={fields.mainEmployment.name}
          label={t('persons:mainEmployment')}
          ties={person.employments}
        />
        <MainChoice name={fields.mainMandate.name} label={t('persons:mainMandate')} ties={person.mandates} />
        <p className="actions">
          <SubmitButton label={t('common:save')} />
          <Link to={here}>{t('common:cancel')}</Link>
        </p>
      </Form>
    </>
  )
}
