import { getFormProps, useForm } from '@conform-to/react'
import { getZodConstraint, parseWithZod } from '@conform-to/zod/v4'
import { data, redirect } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData, useParams } from '@remix-run/react'
import type { z } from 'zod'
import { ErrorSummary } from '#app/components/forms/error-summary.tsx'
import { CheckField, SelectField, TextField } from '#app/components/forms/field.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { useT } from '#app/components/ui/i18n.tsx'
import { PageHeader } from '#app/components/ui/shells.tsx'
import { titled } from '#app/components/ui/title.ts'
import { addTie } from '#app/domain/directory/add-tie.server.ts'
import { kindOfPeople } from '#app/domain/directory/kinds.ts'
import { newTieSchema } from '#app/domain/directory/person-form.ts'
import { getPerson, listPlaces } from '#app/domain/directory/queries.server.ts'
import { staffAction, staffLoader } from '#app/http/context.server.ts'
import { personErrors } from '#app/http/person-errors.ts'
import { readForm } from '#app/http/read-form.ts'

export const meta = titled('persons:addTie.tab')

const kindOf = (request: Request) => kindOfPeople(new URL(request.url).searchParams.get('liste'))

export const loader = staffLoader('directory.edit', async ({ ctx, params, request }) => {
  const kind = kindOf(request)
  const processId = params.processId!
  const person = await getPerson(ctx, {
    processId,
    personId: params.personId!,
    permission: 'directory.edit',
  })
  const held = kind === 'agents' ? person.employments : person.mandates
  return {
    kind,
    name: `${person.givenName} ${person.familyName}`,
    held: held.map(({ id, employer }) => ({ id, employer })),
    places: await listPlaces(ctx, processId, kind),
  }
})

export const action = staffAction('directory.edit', async ({ ctx, params, request, t }) => {
  const { processId, personId } = params
  const submission = parseWithZod(await readForm(request), { schema: newTieSchema })
  if (submission.status !== 'success')
    return data({ result: submission.reply({ fieldErrors: personErrors(submission, t) }) }, 400)
  const of = { processId: processId!, personId: personId! }
  await addTie(ctx, { ...of, kind: kindOf(request), tie: submission.value })
  throw redirect(`/demarches/${processId}/personnes/${personId}`)
})

export default function NewTie() {
  const t = useT()
  const { kind, name, held, places } = useLoaderData<typeof loader>()
  const { processId, personId } = useParams()
  const here = `/demarches/${processId}/personnes/${personId}`
  const answer = useActionData<typeof action>()
  const agents = kind === 'agents'
  const [form, fields] = useForm<z.input<typeof newTieSchema>>({
    lastResult: answer && 'result' in answer ? answer.result : null,
    constraint: getZodConstraint(newTieSchema),
  })
  return (
    <>
      <PageHeader title={t(`persons:addTie.${kind}`, { name })} above={<Link to={here}>{name}</Link>} />
      <p className="lede">{t('persons:addTie.lede')}</p>
      <Form method="post" className="form" {...getFormProps(form)}>
        <ErrorSummary form={form} message={answer && 'problem' in answer ? answer.problem.message : null} />
        <SelectField
          field={fields.employerId}
          label={t(agents ? 'persons:employer' : 'persons:body')}
          options={places.map((place) => ({ value: place.id, label: place.name }))}
        />
        {agents ? (
          <TextField field={fields.matricule} label={t('persons:matricule')} className="short" />
        ) : null}
        {agents ? <TextField field={fields.service} label={t('persons:service')} /> : null}
        <TextField field={fields.job} label={t('persons:job')} />
        {held.length > 0 ? (
          <>
            <SelectField
              field={fields.replaces}
              label={t(`persons:addTie.replaces.${kind}`)}
              options={[
                { value: '', label: t('persons:addTie.replacesNone') },
                ...held.map(({ id, employer }) => ({
                  value: id,
                  label: t('persons:addTie.replacesOne', { employer }),
                })),
              ]}
            />
            <CheckField
              field={fields.main}
              label={t('persons:addTie.main')}
              hint={t('persons:addTie.mainHint')}
            />
          </>
        ) : null}
        <p className="actions">
          <SubmitButton label={t(`persons:addTie.button.${kind}`)} />
          <Link to={here}>{t('common:cancel')}</Link>
        </p>
      </Form>
    </>
  )
}
