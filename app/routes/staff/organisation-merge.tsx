import { redirect } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData, useParams } from '@remix-run/react'
import { z } from 'zod'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { directoryLinks } from '#app/components/ui/directory-actions.tsx'
import { useFormat, useT } from '#app/components/ui/i18n.tsx'
import { Notice } from '#app/components/ui/notice.tsx'
import { PageHeader } from '#app/components/ui/shells.tsx'
import { titled } from '#app/components/ui/title.ts'
import { mergeOrganisations, mergeProblem } from '#app/domain/directory/merge-organisations.server.ts'
import { getOrganisation, listPlaces } from '#app/domain/directory/queries.server.ts'
import { DomainError } from '#app/domain/errors.ts'
import { staffAction, staffLoader } from '#app/http/context.server.ts'
import { requireIntent } from '#app/http/read-form.ts'

export const meta = titled('organisations:mergeTitle', ({ name }: { name: string }) => ({ name }))

export const loader = staffLoader('directory.edit', async ({ ctx, params, t }) => {
  const processId = params.processId!
  const known = await getOrganisation(ctx, { processId, organisationId: params.organisationId! })
  const problem = mergeProblem(known)
  const places = await listPlaces(ctx, processId, known.agents > 0 ? 'agents' : 'elected')
  return {
    name: known.name,
    agents: known.agents,
    elected: known.elected,
    others: places.filter(({ id }) => id !== known.id),
    problem: problem ? t(`errors:${problem}`) : null,
  }
})

export const action = staffAction('directory.edit', async ({ ctx, params, request }) => {
  const into = z.uuid().safeParse((await requireIntent(request, 'merge')).get('into'))
  if (!into.success) throw new DomainError('organisation.choose', 422)
  const processId = params.processId!
  const organisationId = params.organisationId!
  await mergeOrganisations(ctx, { processId, organisationId, intoId: into.data })
  throw redirect(`${directoryLinks(processId, 'organisations').list}/${into.data}`)
})

/** Says what making one organisation of two does, and asks which one stays. */
export default function MergeOrganisation() {
  const t = useT()
  const format = useFormat()
  const { name, agents, elected, others, problem } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { processId, organisationId } = useParams()
  const here = `${directoryLinks(processId ?? '', 'organisations').list}/${organisationId}`
  return (
    <>
      <PageHeader title={t('organisations:mergeTitle', { name })} above={<Link to={here}>{name}</Link>} />
      {problem ? (
        <Notice alert title={problem} />
      ) : (
        <Form method="post" className="form">
          {answer ? <Notice alert title={answer.problem.message} /> : null}
          <div className="field">
            <label htmlFor="into">{t('organisations:mergeInto')}</label>
            <p className="hint" id="into-hint">
              {t('organisations:mergeIntoHint', { name })}
            </p>
            <select id="into" name="into" required defaultValue="" aria-describedby="into-hint">
              <option value="">{t('organisations:mergeNone')}</option>
              {others.map((other) => (
                <option key={other.id} value={other.id}>
                  {other.name}
                </option>
              ))}
            </select>
          </div>
          <section className="section" aria-labelledby="what">
            <h2 id="what">{t('organisations:mergeWhat')}</h2>
            <ul>
              {agents > 0 ? (
                <li>{t('organisations:mergeAgents', { count: agents, number: format.number(agents) })}</li>
              ) : null}
              {elected > 0 ? (
                <li>
                  {t('organisations:mergeElected', {
                    count: elected,
                    number: format.number(elected),
                  })}
                </li>
              ) : null}
              <li>{t('organisations:mergeOnce')}</li>
              <li>{t('organisations:mergeFrozen')}</li>
              <li>{t('organisations:mergeGone', { name })}</li>
            </ul>
          </section>
          <p className="actions">
            <SubmitButton label={t('organisations:mergeButton')} name="intent" value="merge" look="alert" />
            <Link to={here}>{t('common:cancel')}</Link>
          </p>
        </Form>
      )}
    </>
  )
}
