import { redirect } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData, useParams } from '@remix-run/react'
import { z } from 'zod'
import { MainChoice } from '#app/components/forms/person-fields.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { useT } from '#app/components/ui/i18n.tsx'
import { Notice } from '#app/components/ui/notice.tsx'
import { PageHeader } from '#app/components/ui/shells.tsx'
import { titled } from '#app/components/ui/title.ts'
import { endTie, getEndingTie } from '#app/domain/directory/end-tie.server.ts'
import { DomainError } from '#app/domain/errors.ts'
import { staffAction, staffLoader } from '#app/http/context.server.ts'
import { readForm } from '#app/http/read-form.ts'

export const meta = titled('persons:endTie.tab')

export const loader = staffLoader('directory.edit', async ({ ctx, params }) => {
  const { processId, personId, tieId } = params
  const ending = await getEndingTie(ctx, { processId: processId!, personId: personId!, tieId: tieId! })
  const { person, kind, tie, left, last } = ending
  const place = (one: typeof tie) => ({ id: one.id, employer: one.employer, main: one.id === left[0]?.id })
  return {
    name: `${person.givenName} ${person.familyName}`,
    ...{ kind, last, employer: tie.employer, main: tie.main, left: left.map(place) },
  }
})

const endingSchema = z.object({ main: z.uuid().nullable().default(null) })

export const action = staffAction('directory.edit', async ({ ctx, params, request }) => {
  const { processId, personId, tieId } = params
  const chosen = endingSchema.safeParse({ main: (await readForm(request)).get('main') })
  if (!chosen.success) throw new DomainError('bad-request', 400)
  const of = { processId: processId!, personId: personId!, tieId: tieId! }
  await endTie(ctx, { ...of, mainId: chosen.data.main })
  throw redirect(`/demarches/${processId}/personnes/${personId}`)
})

/** Says what ending an employment or a mandate does, and asks where she is counted from then on. */
export default function EndTie() {
  const t = useT()
  const { name, kind, employer, main, left, last } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { processId, personId } = useParams()
  const here = `/demarches/${processId}/personnes/${personId}`
  const [next] = left
  return (
    <>
      <PageHeader title={t(`persons:endTie.${kind}`, { employer })} above={<Link to={here}>{name}</Link>} />
      {answer || last ? (
        <>
          <Notice alert title={answer?.problem.message ?? t('errors:person.last-tie')} />
          <p>
            <Link to={`${here}/effacer`}>{t('persons:erase')}</Link>
          </p>
        </>
      ) : (
        <Form method="post" className="form">
          <ul>
            <li>{t('persons:endTie.gone')}</li>
            {next ? null : <li>{t('persons:endTie.otherKind', { name })}</li>}
            {main && next && left.length === 1 ? (
              <li>{t('persons:endTie.counted', { employer: next.employer })}</li>
            ) : null}
            <li>{t('persons:endTie.frozen')}</li>
          </ul>
          {main ? <MainChoice name="main" label={t('persons:endTie.main')} ties={left} /> : null}
          <p className="actions">
            <SubmitButton label={t(`persons:endTie.button.${kind}`)} look="alert" />
            <Link to={here}>{t('common:cancel')}</Link>
          </p>
        </Form>
      )}
    </>
  )
}
