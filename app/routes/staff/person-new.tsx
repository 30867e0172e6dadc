import { getFormProps, useForm } from '@conform-to/react'
import { getZodConstraint, parseWithZod } from '@conform-to/zod/v4'
import { data, redirect } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData, useParams } from '@remix-run/react'
import type { z } from 'zod'
import { ErrorSummary } from '#app/components/forms/error-summary.tsx'
import { CheckField, SelectField, TextField } from '#app/components/forms/field.tsx'
import { IdentityFields } from '#app/components/forms/person-fields.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { directoryLinks } from '#app/components/ui/directory-actions.tsx'
import { useLocale, useT } from '#app/components/ui/i18n.tsx'
import { PageHeader } from '#app/components/ui/shells.tsx'
import { titled } from '#app/components/ui/title.ts'
import { addPerson } from '#app/domain/directory/add-person.server.ts'
import { kindOfPeople } from '#app/domain/directory/kinds.ts'
import { newPersonSchema } from '#app/domain/directory/person-form.ts'
import { listPlaces } from '#app/domain/directory/queries.server.ts'
import { staffAction, staffLoader } from '#app/http/context.server.ts'
import { personErrors } from '#app/http/person-errors.ts'
import { readForm } from '#app/http/read-form.ts'

export const meta = titled('directory:add')

const kindOf = (request: Request) => kindOfPeople(new URL(request.url).searchParams.get('liste'))

export const loader = staffLoader('directory.edit', async ({ ctx, params, request }) => {
  const kind = kindOf(request)
  return { kind, places: await listPlaces(ctx, params.processId!, kind) }
})

export const action = staffAction('directory.edit', async ({ ctx, params, request, t }) => {
  const processId = params.processId!
  const submission = parseWithZod(await readForm(request), { schema: newPersonSchema })
  if (submission.status !== 'success')
    return data({ result: submission.reply({ fieldErrors: personErrors(submission, t) }) }, 400)
  const personId = await addPerson(ctx, { processId, kind: kindOf(request), person: submission.value })
  throw redirect(`/demarches/${processId}/personnes/${personId}`)
})

export default function NewPerson() {
  const t = useT()
  const { kind, places } = useLoaderData<typeof loader>()
  const links = directoryLinks(useParams().processId ?? '', kind)
  const answer = useActionData<typeof action>()
  const problem = answer && 'problem' in answer ? answer.problem : null
  const [form, fields] = useForm<z.input<typeof newPersonSchema>>({
    lastResult: answer && 'result' in answer ? answer.result : null,
    constraint: getZodConstraint(newPersonSchema),
    defaultValue: { locale: useLocale() },
  })
  const agents = kind === 'agents'
  return (
    <>
      <PageHeader
        title={t(`persons:addTitle.${kind}`)}
        above={<Link to={links.list}>{t(`directory:kindTab.${kind}`)}</Link>}
      />
      <p className="lede">{t('persons:addLede')}</p>
      <Form method="post" className="form" {...getFormProps(form)}>
        <ErrorSummary form={form} message={problem?.message} />
        {problem?.code === 'person.same-name' ? (
          <CheckField field={fields.another} label={t('persons:another')} />
        ) : null}
        <IdentityFields fields={fields} />
        <SelectField
          field={fields.employerId}
          label={t(agents ? 'persons:employer' : 'persons:body')}
          options={places.map(({ id, name }) => ({ value: id, label: name }))}
        />
        {agents ? (
          <TextField field={fields.matricule} label={t('persons:matricule')} className="short" />
        ) : null}
        {agents ? <TextField field={fields.service} label={t('persons:service')} /> : null}
        <TextField field={fields.job} label={t('persons:job')} />
        <p className="actions">
          <SubmitButton label={t('persons:addButton')} />
          <Link to={links.list}>{t('common:cancel')}</Link>
        </p>
      </Form>
    </>
  )
}
