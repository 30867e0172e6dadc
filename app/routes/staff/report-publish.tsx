import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { AudienceInstant } from '#app/components/forms/audience-instant.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { useT } from '#app/components/ui/i18n.tsx'
import { Notice } from '#app/components/ui/notice.tsx'
import { PageHeader } from '#app/components/ui/shells.tsx'
import { titled } from '#app/components/ui/title.ts'
import { Consequences } from '#app/components/ui/wave-life.tsx'
import { fromInstant } from '#app/domain/consultations/territory-time.ts'
import { countReaders } from '#app/domain/reports/count-readers.server.ts'
import { publishReport, readInstants } from '#app/domain/reports/publish-report.server.ts'
import { getVersion, listPublications } from '#app/domain/reports/queries.server.ts'
import { audiencesOf } from '#app/domain/reports/readers.ts'
import { publishSchema } from '#app/domain/reports/schema.ts'
import { getSettings } from '#app/domain/settings/queries.server.ts'
import { staffAction, staffLoader } from '#app/http/context.server.ts'
import { readForm } from '#app/http/read-form.ts'

export const meta = titled('reports:publish.title', ({ number }: { number: number }) => ({ number }))

export const loader = staffLoader('report.publish', async ({ ctx, params, locale }) => {
  const [processId, versionId] = [params.processId!, params.versionId!]
  const { content, reportId } = await getVersion(ctx, { processId, versionId })
  const published = await listPublications(ctx, versionId)
  const counts = await countReaders(ctx, { processId, reportId })
  const { publicSince } = await getSettings(ctx, processId)
  return {
    heading: content.views[locale].heading,
    number: content.number,
    home: `/demarches/${processId}`,
    here: `/demarches/${processId}/rapports/versions/${versionId}`,
    audiences: audiencesOf(content.kind).map((audience) => {
      const found = published.find((each) => each.audience === audience)
      return {
        ...{ audience, count: counts[audience], closed: audience === 'public' && !publicSince },
        visibleFrom: found?.visible ? found.visibleFrom.toISOString() : null,
        planned: found && !found.visible ? fromInstant(found.visibleFrom) : null,
      }
    }),
  }
})

export const action = staffAction('report.publish', async ({ ctx, request, params, t }) => {
  const [processId, versionId] = [params.processId!, params.versionId!]
  const submission = parseWithZod(await readForm(request), { schema: publishSchema })
  if (submission.status !== 'success') {
    const message = t('errors:reports.publish-when')
    const [field = null] = Object.keys(submission.error ?? {})
    return data({ problem: { code: 'bad-request', message, field } }, 400)
  }
  const instants = readInstants(submission.value)
  await publishReport(ctx, { processId, versionId, instants })
  throw redirect(`/demarches/${processId}/rapports/versions/${versionId}`)
})

/** Who reads a version and from when, to how many a message goes, and that it can't be taken back. */
export default function PublishReport() {
  const t = useT()
  const { heading, number, home, here, audiences } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const problem = answer?.problem
  return (
    <>
      <PageHeader title={t('reports:publish.title', { number })} above={<Link to={here}>{heading}</Link>} />
      {problem && !problem.field ? <Notice alert title={problem.message} /> : null}
      <p className="lede">{t('reports:publish.lede')}</p>
      <Form method="post" className="form">
        {audiences.map((each) => (
          <AudienceInstant
            key={each.audience}
            {...each}
            home={home}
            error={problem?.field?.startsWith(`${each.audience}.`) ? problem.message : null}
          />
        ))}
        <Consequences title={t('reports:publish.what')}>
          <li>{t('reports:publish.order')}</li>
          <li>{t('reports:publish.link')}</li>
          <li>{t('reports:publish.humanResources')}</li>
          <li>{t('reports:publish.later1')}</li>
          <li>{t('reports:publish.final')}</li>
        </Consequences>
        {audiences.every(({ visibleFrom, closed }) => visibleFrom || closed) ? null : (
          <p className="actions">
            <SubmitButton label={t('reports:publish.button')} />
            <Link to={here}>{t('common:cancel')}</Link>
          </p>
        )}
      </Form>
    </>
  )
}
