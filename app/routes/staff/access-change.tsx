import { getFormProps, useForm } from '@conform-to/react'
import { getZodConstraint, parseWithZod } from '@conform-to/zod/v4'
import { data, redirect } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData, useParams } from '@remix-run/react'
import type { z } from 'zod'
import { ErrorSummary } from '#app/components/forms/error-summary.tsx'
import { RoleFields } from '#app/components/forms/role-fields.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { useT } from '#app/components/ui/i18n.tsx'
import { PageHeader } from '#app/components/ui/shells.tsx'
import { titled } from '#app/components/ui/title.ts'
import { changeRole } from '#app/domain/accounts/change-role.server.ts'
import { mayGrant, roles } from '#app/domain/accounts/permissions.ts'
import { getHeldRole, listEmployerChoices } from '#app/domain/accounts/queries.server.ts'
import { roleSchema } from '#app/domain/accounts/schema.ts'
import { restoreRole, suspendRole } from '#app/domain/accounts/suspend-role.server.ts'
import { DomainError } from '#app/domain/errors.ts'
import { staffAction, staffLoader } from '#app/http/context.server.ts'
import { fieldErrors } from '#app/http/field-errors.ts'
import { readForm } from '#app/http/read-form.ts'

export const meta = titled('access:changeTitle', ({ name }: { name: string }) => ({ name }))

export const loader = staffLoader('access.manage', async ({ ctx, params }) => {
  const processId = params.processId!
  const held = await getHeldRole(ctx, processId, params.assignmentId!)
  if (!mayGrant(ctx.actor, held.role, processId)) throw new DomainError('access.more-than-held', 403)
  return {
    name: held.name,
    email: held.email,
    suspended: held.state === 'suspended',
    values: {
      role: held.role,
      employerIds: held.employers.map(({ id }) => id),
      endsOn: held.endsOn ?? undefined,
    },
    roles: roles.filter((role) => mayGrant(ctx.actor, role, processId)),
    employers: await listEmployerChoices(ctx, processId),
  }
})

export const action = staffAction('access.manage', async ({ ctx, request, params, t }) => {
  const of = { processId: params.processId!, assignmentId: params.assignmentId! }
  const form = await readForm(request)
  const intent = form.get('intent')
  if (intent === 'suspend') await suspendRole(ctx, of)
  else if (intent === 'restore') await restoreRole(ctx, of)
  else {
    const submission = parseWithZod(form, { schema: roleSchema })
    if (submission.status !== 'success') {
      await getHeldRole(ctx, of.processId, of.assignmentId)
      const texts = {
        role: t('access:roleInvalid'),
        employerIds: t('access:employersInvalid'),
        endsOn: t('access:endsOnInvalid'),
      }
      return data({ result: submission.reply({ fieldErrors: fieldErrors(submission, t, texts) }) }, 400)
    }
    await changeRole(ctx, of, submission.value)
  }
  throw redirect(`/demarches/${of.processId}/acces`)
})

export default function ChangeAccess() {
  const t = useT()
  const { name, email, suspended, values, roles: offered, employers } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const here = `/demarches/${useParams().processId}/acces`
  const [form, fields] = useForm<z.input<typeof roleSchema>>({
    lastResult: answer && 'result' in answer ? answer.result : null,
    constraint: getZodConstraint(roleSchema),
    defaultValue: values,
  })
  const other = suspended ? 'restore' : 'suspend'
  return (
    <>
      <PageHeader
        title={t('access:changeTitle', { name })}
        above={<Link to={here}>{t('access:back')}</Link>}
      />
      <p className="lede">{email}</p>
      <Form method="post" className="form" {...getFormProps(form)}>
        <ErrorSummary form={form} message={answer && 'problem' in answer ? answer.problem.message : null} />
        <RoleFields fields={fields} roles={offered} employers={employers} />
        <p className="actions">
          <SubmitButton label={t('common:save')} name="intent" value="change" />
          <Link to={here}>{t('common:cancel')}</Link>
        </p>
      </Form>
      <section className="section" aria-labelledby="suspension">
        <h2 id="suspension">{t(`access:${other}Title`)}</h2>
        <p>{t(`access:${other}Text`)}</p>
        <Form method="post">
          <SubmitButton label={t(`access:${other}`)} name="intent" value={other} look="plain" />
        </Form>
      </section>
      <section className="section" aria-labelledby="removal">
        <h2 id="removal">{t('access:removeTitle')}</h2>
        <p>{t('access:removeText')}</p>
        <p>
          <Link to="retirer">{t('access:removeLink')}</Link>
        </p>
      </section>
    </>
  )
}
