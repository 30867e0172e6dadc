import { data, redirect } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { useT } from '#app/components/ui/i18n.tsx'
import { Notice } from '#app/components/ui/notice.tsx'
import { PageHeader } from '#app/components/ui/shells.tsx'
import { titled } from '#app/components/ui/title.ts'
import { createReport } from '#app/domain/reports/create-report.server.ts'
import { reportKinds } from '#app/domain/reports/report-content.ts'
import { newReportSchema } from '#app/domain/reports/schema.ts'
import { listComparableWaves } from '#app/domain/results/get-comparison.server.ts'
import { staffAction, staffLoader } from '#app/http/context.server.ts'
import { readForm } from '#app/http/read-form.ts'

export const meta = titled('reports:new.title')

export const loader = staffLoader('report.publish', async ({ ctx, params }) => ({
  waves: await listComparableWaves(ctx, params.processId!),
}))

export const action = staffAction('report.publish', async ({ ctx, request, params, t }) => {
  const form = await readForm(request)
  const parsed = newReportSchema.safeParse({ kind: form.get('kind'), waveIds: form.getAll('waveIds') })
  if (!parsed.success) {
    const wrong = parsed.error.issues[0]?.path[0]
    const message = t(wrong === 'kind' ? 'reports:new.kindNeeded' : 'reports:new.waveNeeded')
    return data({ problem: { code: 'bad-request', message, field: String(wrong) } }, 400)
  }
  const reportId = await createReport(ctx, params.processId!, parsed.data)
  throw redirect(`/demarches/${params.processId}/rapports/${reportId}`)
})

/** For whom, and about which waves; the rest writes itself. */
export default function NewReport() {
  const t = useT()
  const { waves } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const wrong = answer?.problem.field
  return (
    <>
      <PageHeader
        title={t('reports:new.title')}
        above={<Link to="../rapports">{t('reports:list.title')}</Link>}
      />
      {answer ? <Notice alert title={answer.problem.message} /> : null}
      {waves.length === 0 ? (
        <p className="lede">{t('reports:new.none')}</p>
      ) : (
        <>
          <p className="lede">{t('reports:new.lede')}</p>
          <Form method="post" className="form">
            <fieldset className={wrong === 'kind' ? 'field invalid' : 'field'}>
              <legend>{t('reports:new.kind')}</legend>
              {reportKinds.map((kind) => (
                <label className="choice" key={kind}>
                  <input type="radio" name="kind" value={kind} required aria-describedby={`kind-${kind}`} />
                  <span>
                    {t(`reports:kind.${kind}`)}
                    <span className="hint" id={`kind-${kind}`}>
                      {t(`reports:kindText.${kind}`)}
                    </span>
                  </span>
                </label>
              ))}
            </fieldset>
            <fieldset className={wrong === 'waveIds' ? 'field invalid' : 'field'}>
              <legend>{t('reports:new.waves')}</legend>
              <p className="hint">{t('reports:new.wavesHint')}</p>
              {waves.map(({ waveId, label, number }) => (
                <label className="choice" key={waveId}>
                  <input
                    type="checkbox"
                    name="waveIds"
                    value={waveId}
                    defaultChecked={waveId === waves.at(-1)?.waveId}
                  />
                  <span>{t('reports:new.wave', { label, number })}</span>
                </label>
              ))}
            </fieldset>
            <p className="actions">
              <SubmitButton label={t('reports:new.button')} />
              <Link to="../rapports">{t('common:cancel')}</Link>
            </p>
          </Form>
        </>
      )}
    </>
  )
}
