import { redirect } from '@remix-run/node'
import { Link, useActionData, useLoaderData, useParams } from '@remix-run/react'
import { DecisionForm } from '#app/components/forms/decision-form.tsx'
import { directoryLinks } from '#app/components/ui/directory-actions.tsx'
import { useT } from '#app/components/ui/i18n.tsx'
import { Notice } from '#app/components/ui/notice.tsx'
import { PageHeader } from '#app/components/ui/shells.tsx'
import { titled } from '#app/components/ui/title.ts'
import { mergeProblem } from '#app/domain/directory/merge-organisations.server.ts'
import { getOrganisation } from '#app/domain/directory/queries.server.ts'
import { removalProblem, removeOrganisation } from '#app/domain/directory/remove-organisation.server.ts'
import { staffAction, staffLoader } from '#app/http/context.server.ts'
import { requireIntent } from '#app/http/read-form.ts'

export const meta = titled('organisations:removeTitle', ({ name }: { name: string }) => ({ name }))

export const loader = staffLoader('directory.edit', async ({ ctx, params, t }) => {
  const of = { processId: params.processId!, organisationId: params.organisationId! }
  const known = await getOrganisation(ctx, of)
  const problem = removalProblem(known)
  return {
    name: known.name,
    problem: problem ? t(`errors:${problem}`) : null,
    mergeable: mergeProblem(known) === null,
  }
})

export const action = staffAction('directory.edit', async ({ ctx, params, request }) => {
  await requireIntent(request, 'delete')
  const processId = params.processId!
  await removeOrganisation(ctx, { processId, organisationId: params.organisationId! })
  throw redirect(directoryLinks(processId, 'organisations').list)
})

/** Says what removing an organisation does, or what keeps it, before it is done. */
export default function RemoveOrganisation() {
  const t = useT()
  const { name, problem, mergeable } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { processId, organisationId } = useParams()
  const here = `${directoryLinks(processId ?? '', 'organisations').list}/${organisationId}`
  const reason = answer?.problem.message ?? problem
  return (
    <>
      <PageHeader title={t('organisations:removeTitle', { name })} above={<Link to={here}>{name}</Link>} />
      {reason ? (
        <>
          <Notice alert title={reason} />
          {mergeable ? (
            <p>
              <Link to={`${here}/reunir`}>{t('organisations:mergeLink')}</Link>
            </p>
          ) : null}
        </>
      ) : (
        <>
          <p className="lede">{t('organisations:removeLede')}</p>
          <DecisionForm label={t('organisations:removeButton')} intent="delete" back={here} />
        </>
      )}
    </>
  )
}
