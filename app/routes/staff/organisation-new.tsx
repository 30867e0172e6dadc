import { getFormProps, useForm } from '@conform-to/react'
import { getZodConstraint, parseWithZod } from '@conform-to/zod/v4'
import { data, redirect } from '@remix-run/node'
import { Form, Link, useActionData, useParams } from '@remix-run/react'
import type { z } from 'zod'
import { ErrorSummary } from '#app/components/forms/error-summary.tsx'
import { OrganisationFields } from '#app/components/forms/organisation-fields.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { directoryLinks } from '#app/components/ui/directory-actions.tsx'
import { useT } from '#app/components/ui/i18n.tsx'
import { PageHeader } from '#app/components/ui/shells.tsx'
import { titled } from '#app/components/ui/title.ts'
import { organisationSchema } from '#app/domain/directory/organisation-form.ts'
import { addOrganisation } from '#app/domain/directory/save-organisation.server.ts'
import { staffAction, staffLoader } from '#app/http/context.server.ts'
import { organisationErrors } from '#app/http/organisation-errors.ts'
import { readForm } from '#app/http/read-form.ts'

export const meta = titled('organisations:addTitle')

export const loader = staffLoader('directory.edit', async () => null)

export const action = staffAction('directory.edit', async ({ ctx, params, request, t }) => {
  const processId = params.processId!
  const submission = parseWithZod(await readForm(request), { schema: organisationSchema })
  if (submission.status !== 'success')
    return data({ result: submission.reply({ fieldErrors: organisationErrors(submission, t) }) }, 400)
  await addOrganisation(ctx, processId, submission.value)
  throw redirect(directoryLinks(processId, 'organisations').list)
})

export default function NewOrganisation() {
  const t = useT()
  const links = directoryLinks(useParams().processId ?? '', 'organisations')
  const answer = useActionData<typeof action>()
  const [form, fields] = useForm<z.input<typeof organisationSchema>>({
    lastResult: answer && 'result' in answer ? answer.result : null,
    constraint: getZodConstraint(organisationSchema),
    defaultValue: { kind: 'ccas', segment: 'other_communes', employs: 'on' },
  })
  return (
    <>
      <PageHeader
        title={t('organisations:addTitle')}
        above={<Link to={links.list}>{t('directory:kindTab.organisations')}</Link>}
      />
      <p className="lede">{t('organisations:addLede')}</p>
      <Form method="post" className="form" {...getFormProps(form)}>
        <ErrorSummary form={form} message={answer && 'problem' in answer ? answer.problem.message : null} />
        <OrganisationFields fields={fields} />
        <p className="actions">
          <SubmitButton label={t('organisations:addButton')} />
          <Link to={links.list}>{t('common:cancel')}</Link>
        </p>
      </Form>
    </>
  )
}
