import { redirect } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData, useParams } from '@remix-run/react'
import { MoveFields } from '#app/components/forms/move-fields.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { BeforeAfter } from '#app/components/ui/before-after.tsx'
import { useFormat, useLocale, useT } from '#app/components/ui/i18n.tsx'
import { Notice } from '#app/components/ui/notice.tsx'
import { PageHeader } from '#app/components/ui/shells.tsx'
import { titled } from '#app/components/ui/title.ts'
import { moveEntry, showMove } from '#app/domain/calendar/move-entry.server.ts'
import { moveSchema } from '#app/domain/calendar/schema.ts'
import { DomainError } from '#app/domain/errors.ts'
import { staffAction, staffLoader } from '#app/http/context.server.ts'
import { readForm } from '#app/http/read-form.ts'

export const meta = titled('calendar:moveTitle')

export const loader = staffLoader('process.edit', async ({ ctx, params, request }) => {
  const asked = new URL(request.url).searchParams
  const days = moveSchema.safeParse(Object.fromEntries(asked))
  const ids = { processId: params.processId!, entryId: params.entryId! }
  const invalid = asked.has('startsOn') && !days.success
  return { invalid, ...(await showMove(ctx, ids, days.success ? days.data : null)) }
})

export const action = staffAction('process.edit', async ({ ctx, params, request }) => {
  const form = await readForm(request)
  const days = moveSchema.safeParse({ startsOn: form.get('startsOn'), endsOn: form.get('endsOn') })
  if (!days.success) throw new DomainError('bad-request', 400)
  const following = form.getAll('following').filter((id) => typeof id === 'string')
  const ids = { processId: params.processId!, entryId: params.entryId! }
  await moveEntry(ctx, { ...ids, ...days.data, seen: String(form.get('seen')), following })
  throw redirect(`/demarches/${params.processId}/calendrier`)
})

export default function MoveDate() {
  const t = useT()
  const locale = useLocale()
  const { entry, asked, invalid, preview } = useLoaderData<typeof loader>()
  const problem = useActionData<typeof action>()?.problem
  const calendar = `/demarches/${useParams().processId}/calendrier`
  const title = t('calendar:moveWhat', { what: entry.title[locale] })
  if (entry.fixed) {
    return (
      <>
        <PageHeader title={title} above={<Link to={calendar}>{t('calendar:title')}</Link>} />
        <Notice title={t('calendar:heldTitle')}>
          <p>{t(entry.fixed === 'held' ? 'calendar:heldWhy' : 'calendar:continuousWhy')}</p>
        </Notice>
      </>
    )
  }
  return (
    <>
      <PageHeader title={title} above={<Link to={calendar}>{t('calendar:title')}</Link>} />
      <p className="lede">{t('calendar:moveLede')}</p>
      {problem ? <Notice alert title={problem.message} /> : null}
      {invalid ? <Notice alert title={t('calendar:moveInvalid')} /> : null}
      <Form method="get" className="form" key={`${asked.startsOn} ${asked.endsOn}`}>
        <MoveFields entry={entry} asked={asked} />
        <p className="actions">
          <button type="submit" className={preview ? 'button plain' : 'button'}>
            {t('calendar:movePreview')}
          </button>
          <Link to={calendar}>{t('common:cancel')}</Link>
        </p>
      </Form>
      {preview ? <Preview /> : null}
    </>
  )
}

/** What changes: what was asked, what may follow, what always follows; then the one button that writes. */
function Preview() {
  const t = useT()
  const { asked, seen, preview } = useLoaderData<typeof loader>()
  if (!preview) return null
  const { moved, proposals, consequences } = preview
  return (
    <Form method="post" className="section" aria-labelledby="before-after">
      <h2 id="before-after">{t('calendar:beforeAfter')}</h2>
      <Adjusted />
      <BeforeAfter caption={t('calendar:beforeAfter')} rows={[moved]} />
      <h3>{t('calendar:proposals')}</h3>
      <p>{t(proposals.length ? 'calendar:proposalsHint' : 'calendar:proposalsNone')}</p>
      {proposals.length ? (
        <BeforeAfter
          caption={t('calendar:proposals')}
          rows={proposals}
          tick={(row, label) => (
            <label className="choice">
              <input
                type="checkbox"
                name="following"
                value={row.id}
                defaultChecked={proposals.some(({ id, ticked }) => id === row.id && ticked)}
              />
              <span>{label}</span>
            </label>
          )}
        />
      ) : null}
      {consequences.length ? (
        <>
          <h3>{t('calendar:consequences')}</h3>
          <p>{t('calendar:consequencesHint')}</p>
          <BeforeAfter caption={t('calendar:consequences')} rows={consequences} />
        </>
      ) : null}
      <input type="hidden" name="startsOn" value={asked.startsOn} />
      <input type="hidden" name="endsOn" value={asked.endsOn} />
      <input type="hidden" name="seen" value={seen} />
      <p className="actions">
        <SubmitButton label={t('calendar:apply')} />
      </p>
    </Form>
  )
}

/** Why the days are not those that were asked for. */
function Adjusted() {
  const t = useT()
  const locale = useLocale()
  const format = useFormat()
  const { adjusted, closed } = useLoaderData<typeof loader>()
  if (!adjusted) return null
  return (
    <Notice title={t('calendar:adjusted')}>
      {closed.map(({ on, reason }) => (
        <p key={on}>
          {t('calendar:adjustedClosed', { date: format.date(on, 'short'), reason: reason[locale] })}
        </p>
      ))}
      <p>{t('calendar:adjustedRule')}</p>
    </Notice>
  )
}
