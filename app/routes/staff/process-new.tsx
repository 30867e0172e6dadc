import { getFormProps, useForm } from '@conform-to/react'
import { getZodConstraint, parseWithZod } from '@conform-to/zod/v4'
import { data, redirect } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import type { z } from 'zod'
import { ErrorSummary } from '#app/components/forms/error-summary.tsx'
import { TextArea, TextField } from '#app/components/forms/field.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { useT } from '#app/components/ui/i18n.tsx'
import { PageHeader, StaffShell } from '#app/components/ui/shells.tsx'
import { titled } from '#app/components/ui/title.ts'
import { createProcess } from '#app/domain/processes/create-process.server.ts'
import { newProcessSchema } from '#app/domain/processes/schema.ts'
import { staffAction, staffLoader } from '#app/http/context.server.ts'
import { fieldErrors } from '#app/http/field-errors.ts'
import { readForm } from '#app/http/read-form.ts'

export const meta = titled('processes:newTitle')

export const loader = staffLoader('process.create', async ({ ctx }) => ({ account: ctx.actor.name }))

export const action = staffAction('process.create', async ({ ctx, request, t }) => {
  const submission = parseWithZod(await readForm(request), { schema: newProcessSchema })
  if (submission.status === 'success')
    throw redirect(`/demarches/${await createProcess(ctx, submission.value)}`)
  const texts = {
    ...(submission.payload.epciSiren ? { epciSiren: t('processes:epciSirenInvalid') } : {}),
    ...(submission.payload.communes ? { communes: t('processes:communesInvalid') } : {}),
    centralCommune: t('processes:centralCommuneInvalid'),
    launchOn: t('processes:launchOnInvalid'),
  }
  return data({ result: submission.reply({ fieldErrors: fieldErrors(submission, t, texts) }) }, 400)
})

export default function NewProcess() {
  const t = useT()
  const { account } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const [form, fields] = useForm<z.input<typeof newProcessSchema>>({
    lastResult: answer && 'result' in answer ? answer.result : null,
    constraint: getZodConstraint(newProcessSchema),
  })
  const problem = answer && 'problem' in answer ? answer.problem.message : null
  return (
    <StaffShell name={t('common:product')} home="/demarches" entries={[]} account={account}>
      <PageHeader title={t('processes:newTitle')} />
      <p className="lede">{t('processes:newLede')}</p>
      <Form method="post" className="form" {...getFormProps(form)}>
        <ErrorSummary form={form} message={problem} />
        <TextField field={fields.name} label={t('processes:name')} hint={t('processes:nameHint')} />
        <TextField
          field={fields.epciName}
          label={t('processes:epciName')}
          hint={t('processes:epciNameHint')}
        />
        <TextField
          field={fields.epciSiren}
          label={t('processes:epciSiren')}
          hint={t('processes:epciSirenHint')}
          className="short"
          inputMode="numeric"
        />
        <TextArea
          field={fields.communes}
          label={t('processes:communes')}
          hint={t('processes:communesHint')}
          rows={10}
        />
        <TextField
          field={fields.centralCommune}
          label={t('processes:centralCommune')}
          hint={t('processes:centralCommuneHint')}
          className="short"
        />
        <TextField
          field={fields.launchOn}
          label={t('processes:launchOn')}
          hint={t('processes:launchOnHint')}
          type="date"
          className="short"
        />
        <p className="actions">
          <SubmitButton label={t('processes:create')} />
          <Link to="/demarches">{t('common:cancel')}</Link>
        </p>
      </Form>
    </StaffShell>
  )
}
