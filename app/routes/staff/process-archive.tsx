import { redirect } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData, useParams } from '@remix-run/react'
import { z } from 'zod'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { useFormat, useT } from '#app/components/ui/i18n.tsx'
import { Notice } from '#app/components/ui/notice.tsx'
import { PageHeader } from '#app/components/ui/shells.tsx'
import { titled } from '#app/components/ui/title.ts'
import { dayAt } from '#app/domain/calendar/days.ts'
import { commentMonths, concernMonths, directoryDays } from '#app/domain/duties/retention.ts'
import { DomainError } from '#app/domain/errors.ts'
import { archiveProcess, findRunningWave } from '#app/domain/processes/archive-process.server.ts'
import { getProcess } from '#app/domain/processes/queries.server.ts'
import { staffAction, staffLoader } from '#app/http/context.server.ts'
import { readForm } from '#app/http/read-form.ts'

export const meta = titled('processes:archiveTitle')

export const loader = staffLoader('process.archive', async ({ ctx, params }) => {
  const { name, archivedAt } = await getProcess(ctx, params.processId!)
  const running = await findRunningWave(ctx, params.processId!)
  return { name, archivedOn: archivedAt && dayAt(archivedAt), running }
})

export const action = staffAction('process.archive', async ({ ctx, params, request }) => {
  const asked = z.enum(['archive', 'reopen']).safeParse((await readForm(request)).get('intent'))
  if (!asked.success) throw new DomainError('bad-request', 400)
  await archiveProcess(ctx, params.processId!, asked.data === 'archive')
  throw redirect(`/demarches/${params.processId}/calendrier`)
})

export default function ArchiveProcess() {
  const t = useT()
  const format = useFormat()
  const { name, archivedOn, running } = useLoaderData<typeof loader>()
  const problem = useActionData<typeof action>()?.problem
  const calendar = `/demarches/${useParams().processId}/calendrier`
  const title = t(archivedOn ? 'processes:reopenTitle' : 'processes:archiveTitle')
  return (
    <>
      <PageHeader title={title} above={<Link to={calendar}>{t('calendar:title')}</Link>} />
      {problem ? <Notice alert title={problem.message} /> : null}
      {archivedOn ? (
        <p className="lede">{t('processes:reopenWhat', { date: format.date(archivedOn, 'short') })}</p>
      ) : (
        <div className="tight">
          <p className="lede">{t('processes:archiveWhat')}</p>
          <p>{t('processes:archiveUndo', { directoryDays, concernMonths, commentMonths })}</p>
          <p>{t('processes:archiveWaves')}</p>
        </div>
      )}
      {running && !archivedOn ? (
        <Notice title={t('processes:archiveRunning', { label: running })} />
      ) : (
        <Form method="post">
          <p className="actions">
            <SubmitButton
              label={t(archivedOn ? 'processes:reopenSubmit' : 'processes:archiveSubmit', { name })}
              look={archivedOn ? undefined : 'alert'}
              name="intent"
              value={archivedOn ? 'reopen' : 'archive'}
            />
            <Link to={calendar}>{t('common:cancel')}</Link>
          </p>
        </Form>
      )}
    </>
  )
}
