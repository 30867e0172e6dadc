import { getFormProps, useForm } from '@conform-to/react'
import { getZodConstraint, parseWithZod } from '@conform-to/zod/v4'
import { data, redirect } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import type { z } from 'zod'
import { EpciSearch } from '#app/components/forms/epci-search.tsx'
import { ErrorSummary } from '#app/components/forms/error-summary.tsx'
import { EpciByHand, EpciFromList, ProcessFields } from '#app/components/forms/process-fields.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { useT } from '#app/components/ui/i18n.tsx'
import { PageHeader, StaffShell } from '#app/components/ui/shells.tsx'
import { titled } from '#app/components/ui/title.ts'
import { createProcess } from '#app/domain/processes/create-process.server.ts'
import { epciEdition, findEpci, searchEpci } from '#app/domain/processes/find-epci.server.ts'
import { newProcessSchema, writeCommunes } from '#app/domain/processes/schema.ts'
import { staffAction, staffLoader } from '#app/http/context.server.ts'
import { fieldErrors } from '#app/http/field-errors.ts'
import { readForm } from '#app/http/read-form.ts'

export const meta = titled('processes:newTitle')

export const loader = staffLoader('process.create', async ({ ctx, request }) => {
  const asked = new URL(request.url).searchParams
  const typed = asked.get('q') ?? ''
  const siren = asked.get('epci')
  const epci = siren ? findEpci(siren) : null
  return {
    account: ctx.actor.name,
    edition: epciEdition(),
    epci,
    byHand: siren !== null && epci === null,
    search: { typed, ...searchEpci(typed) },
  }
})

export const action = staffAction('process.create', async ({ ctx, request, t }) => {
  const submission = parseWithZod(await readForm(request), { schema: newProcessSchema })
  if (submission.status === 'success') {
    throw redirect(`/demarches/${await createProcess(ctx, submission.value)}/calendrier`)
  }
  const texts = {
    ...(submission.payload.epciSiren ? { epciSiren: t('processes:epciSirenInvalid') } : {}),
    ...(submission.payload.epciName ? { epciName: t('processes:epciNameTaken') } : {}),
    ...(submission.payload.communes ? { communes: t('processes:communesInvalid') } : {}),
    centralCommune: t('processes:centralCommuneInvalid'),
    launchOn: t('processes:launchOnInvalid'),
  }
  return data({ result: submission.reply({ fieldErrors: fieldErrors(submission, t, texts) }) }, 400)
})

export default function NewProcess() {
  const t = useT()
  const { account, edition, epci, byHand, search } = useLoaderData<typeof loader>()
  return (
    <StaffShell name={t('common:product')} home="/demarches" entries={[]} account={account}>
      <PageHeader title={t('processes:newTitle')} />
      <p className="lede">{t(epci || byHand ? 'processes:newLede' : 'processes:searchLede')}</p>
      {epci || byHand ? <ProcessForm key={epci?.siren} /> : <EpciSearch edition={edition} {...search} />}
    </StaffShell>
  )
}

function ProcessForm() {
  const t = useT()
  const { epci, edition } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const [form, fields] = useForm<z.input<typeof newProcessSchema>>({
    lastResult: answer && 'result' in answer ? answer.result : null,
    constraint: getZodConstraint(newProcessSchema),
    defaultValue: {
      kind: 'pooling',
      months: '15',
      schoolZone: 'none',
      ...(epci && {
        name: t('processes:defaultName'),
        epciName: epci.name,
        epciSiren: epci.siren,
        communes: writeCommunes(epci.communes),
        centralCommune: epci.communes[0]?.inseeCode,
      }),
    },
  })
  const problem = answer && 'problem' in answer ? answer.problem.message : null
  return (
    <Form method="post" className="form" {...getFormProps(form)}>
      {epci ? (
        <p>
          <strong>{epci.name}</strong> <Link to="/demarches/nouvelle">{t('processes:otherEpci')}</Link>
        </p>
      ) : null}
      <ErrorSummary form={form} message={problem} />
      {epci ? (
        <EpciFromList fields={fields} communes={epci.communes} edition={edition} />
      ) : (
        <EpciByHand fields={fields} />
      )}
      <ProcessFields fields={fields} />
      <p className="actions">
        <SubmitButton label={t('processes:create')} />
        <Link to="/demarches">{t('common:cancel')}</Link>
      </p>
    </Form>
  )
}
