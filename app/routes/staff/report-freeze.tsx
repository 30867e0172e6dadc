import { data, redirect } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { TextPair } from '#app/components/forms/report-head-fields.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { useT } from '#app/components/ui/i18n.tsx'
import { Notice } from '#app/components/ui/notice.tsx'
import { PageHeader } from '#app/components/ui/shells.tsx'
import { titled } from '#app/components/ui/title.ts'
import { Consequences } from '#app/components/ui/wave-life.tsx'
import { reportHeading } from '#app/domain/reports/compose-report.ts'
import { freezeReport } from '#app/domain/reports/freeze-report.server.ts'
import { getDraft } from '#app/domain/reports/queries.server.ts'
import { freezeSchema } from '#app/domain/reports/schema.ts'
import { staffAction, staffLoader } from '#app/http/context.server.ts'
import { readForm } from '#app/http/read-form.ts'

export const meta = titled('reports:freeze.title', ({ number }: { number: number }) => ({ number }))

export const loader = staffLoader('report.publish', async ({ ctx, params, locale }) => {
  const [processId, reportId] = [params.processId!, params.reportId!]
  const { draft, sources } = await getDraft(ctx, { processId, reportId })
  return {
    heading: reportHeading(draft, sources, locale),
    here: `/demarches/${processId}/rapports/${reportId}`,
    revision: draft.revision,
    number: (draft.lastNumber ?? 0) + 1,
  }
})

export const action = staffAction('report.publish', async ({ ctx, request, params, t }) => {
  const [processId, reportId] = [params.processId!, params.reportId!]
  const parsed = freezeSchema.safeParse(Object.fromEntries(await readForm(request)))
  if (!parsed.success) {
    const message = t('common:required')
    return data({ problem: { code: 'bad-request', message, field: 'meetingFr' } }, 400)
  }
  const { revision, meetingFr, meetingEn, reasonFr, reasonEn } = parsed.data
  const { versionId } = await freezeReport(ctx, {
    ...{ processId, reportId, revision },
    meeting: { fr: meetingFr, en: meetingEn },
    reason: { fr: reasonFr, en: reasonEn },
  })
  throw redirect(`/demarches/${processId}/rapports/versions/${versionId}`)
})

/** What freezing keeps, and that it can't be undone; then for which meeting, and why if it corrects. */
export default function FreezeReport() {
  const t = useT()
  const { heading, here, revision, number } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const problem = answer?.problem
  const errorOf = (field: string) => (problem?.field === field ? problem.message : null)
  return (
    <>
      <PageHeader title={t('reports:freeze.title', { number })} above={<Link to={here}>{heading}</Link>} />
      {problem ? <Notice alert title={problem.message} /> : null}
      <p className="lede">{t('reports:freeze.lede')}</p>
      <Consequences title={t('reports:freeze.what')}>
        <li>{t('reports:freeze.kept', { number })}</li>
        <li>{t('reports:freeze.hash')}</li>
        <li>{t('reports:freeze.notPublished')}</li>
        <li>{t('reports:freeze.correct')}</li>
        <li>{t('reports:freeze.final')}</li>
      </Consequences>
      <Form method="post" className="form">
        <input type="hidden" name="revision" value={revision} />
        <TextPair
          name="meeting"
          values={{}}
          most={160}
          required
          error={errorOf('meetingFr')}
          labels={{ fr: t('reports:freeze.meetingFr'), en: t('reports:freeze.meetingEn') }}
          hints={{ fr: t('reports:freeze.meetingHint'), en: t('reports:block.englishHint') }}
        />
        {number > 1 ? (
          <TextPair
            name="reason"
            values={{}}
            most={600}
            rows={3}
            required
            error={errorOf('reasonFr')}
            labels={{ fr: t('reports:freeze.reasonFr'), en: t('reports:freeze.reasonEn') }}
            hints={{ fr: t('reports:freeze.reasonHint') }}
          />
        ) : null}
        <p className="actions">
          <SubmitButton label={t('reports:freeze.button')} />
          <Link to={`${here}/apercu`}>{t('reports:edit.preview')}</Link>
        </p>
      </Form>
    </>
  )
}
