import { getFormProps, useForm } from '@conform-to/react'
import { getZodConstraint, parseWithZod } from '@conform-to/zod/v4'
import { data, redirect } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData, useParams } from '@remix-run/react'
import type { z } from 'zod'
import { ErrorSummary } from '#app/components/forms/error-summary.tsx'
import { CorrectionFields } from '#app/components/forms/process-fields.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { useT } from '#app/components/ui/i18n.tsx'
import { PageHeader } from '#app/components/ui/shells.tsx'
import { titled } from '#app/components/ui/title.ts'
import { correctProcess } from '#app/domain/processes/correct-process.server.ts'
import { getProcess, listCommunes } from '#app/domain/processes/queries.server.ts'
import { correctedProcessSchema, writeCommunes } from '#app/domain/processes/schema.ts'
import { staffAction, staffLoader } from '#app/http/context.server.ts'
import { fieldErrors } from '#app/http/field-errors.ts'
import { readForm } from '#app/http/read-form.ts'

export const meta = titled('processes:editTitle')

export const loader = staffLoader('process.edit', async ({ ctx, params }) => {
  const { name, epciName, epciSiren, kind } = await getProcess(ctx, params.processId!)
  const communes = await listCommunes(ctx, params.processId!)
  const centralCommune = communes.find(({ central }) => central)?.inseeCode
  return {
    communes,
    values: { name, epciName, epciSiren, kind, communes: writeCommunes(communes), centralCommune },
  }
})

export const action = staffAction('process.edit', async ({ ctx, params, request, t }) => {
  const submission = parseWithZod(await readForm(request), { schema: correctedProcessSchema })
  if (submission.status === 'success') {
    await correctProcess(ctx, params.processId!, submission.value)
    throw redirect(`/demarches/${params.processId}/calendrier`)
  }
  const { payload } = submission
  const texts = {
    ...(payload.epciSiren ? { epciSiren: t('processes:epciSirenInvalid') } : {}),
    ...(payload.communes ? { communes: t('processes:communesInvalid') } : {}),
    ...(payload.epciName ? { epciName: t('processes:epciNameTaken') } : {}),
    centralCommune: t('processes:centralCommuneInvalid'),
  }
  return data({ result: submission.reply({ fieldErrors: fieldErrors(submission, t, texts) }) }, 400)
})

export default function EditProcess() {
  const t = useT()
  const { values, communes } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const calendar = `/demarches/${useParams().processId}/calendrier`
  const [form, fields] = useForm<z.input<typeof correctedProcessSchema>>({
    lastResult: answer && 'result' in answer ? answer.result : null,
    constraint: getZodConstraint(correctedProcessSchema),
    defaultValue: values,
  })
  const problem = answer && 'problem' in answer ? answer.problem.message : null
  return (
    <>
      <PageHeader title={t('processes:editTitle')} above={<Link to={calendar}>{t('calendar:title')}</Link>} />
      <p className="lede">{t('processes:editLede')}</p>
      <Form method="post" className="form" {...getFormProps(form)}>
        <ErrorSummary form={form} message={problem} />
        <CorrectionFields fields={fields} communes={communes} />
        <p className="quiet">{t('processes:editDates')}</p>
        <p className="actions">
          <SubmitButton label={t('common:save')} />
          <Link to={calendar}>{t('common:cancel')}</Link>
        </p>
      </Form>
    </>
  )
}
