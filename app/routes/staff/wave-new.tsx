import { redirect } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData, useParams } from '@remix-run/react'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { useFormat, useLocale, useT } from '#app/components/ui/i18n.tsx'
import { Notice } from '#app/components/ui/notice.tsx'
import { PageHeader } from '#app/components/ui/shells.tsx'
import { titled } from '#app/components/ui/title.ts'
import { getCalendar } from '#app/domain/calendar/queries.server.ts'
import { createWave } from '#app/domain/consultations/create-wave.server.ts'
import { newWaveSchema } from '#app/domain/consultations/new-wave-schema.ts'
import { DomainError } from '#app/domain/errors.ts'
import { staffAction, staffLoader } from '#app/http/context.server.ts'
import { readForm } from '#app/http/read-form.ts'
import { instruments } from '#surveys/index.ts'

export const meta = titled('waves:newTitle')

export const loader = staffLoader('wave.prepare', async ({ ctx, params }) => {
  const { consultations } = await getCalendar(ctx, params.processId!)
  const planned = consultations.flatMap(({ id, title, instrument, opensOn, closesOn, state, wave }) =>
    instrument && state !== 'past' ? [{ id, title, instrument, opensOn, closesOn, wave }] : [],
  )
  return {
    planned: planned.filter(({ wave }) => wave === null),
    drafts: planned.filter(({ wave }) => wave?.state === 'draft'),
    instruments: Object.values(instruments).map(({ id, title, minutes }) => ({ id, title, minutes })),
  }
})

export const action = staffAction('wave.prepare', async ({ ctx, request, params }) => {
  const chosen = newWaveSchema.safeParse((await readForm(request)).get('wave'))
  if (!chosen.success) throw new DomainError('bad-request', 400)
  const processId = params.processId!
  const waveId = await createWave(ctx, { processId, ...chosen.data })
  throw redirect(`/demarches/${processId}/vagues/${waveId}/preparer`)
})

export default function NewWave() {
  const t = useT()
  const locale = useLocale()
  const format = useFormat()
  const { planned, drafts, instruments: offered } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { processId } = useParams()
  const span = (each: { opensOn: string; closesOn: string }) => ({
    opens: format.date(each.opensOn, 'short'),
    closes: format.date(each.closesOn, 'short'),
  })
  return (
    <>
      <PageHeader title={t('waves:newTitle')} />
      <p className="lede">{t('waves:newLede')}</p>
      {answer ? <Notice alert title={answer.problem.message} /> : null}
      {drafts.length ? (
        <ul>
          {drafts.map(({ id, title, wave }) => (
            <li key={id}>
              <Link to={`/demarches/${processId}/vagues/${wave?.id}/preparer`}>
                {t('prepare:resume', { title: title[locale] })}
              </Link>
            </li>
          ))}
        </ul>
      ) : null}
      <Form method="post" className="form">
        <fieldset className="tight">
          <legend>{t('prepare:plannedLegend')}</legend>
          {planned.map((each, place) => (
            <label className="choice" key={each.id}>
              <input
                type="radio"
                name="wave"
                value={`${each.instrument} ${each.id}`}
                defaultChecked={place === 0}
                required
              />
              <span>{t('prepare:planned', { title: each.title[locale], ...span(each) })}</span>
            </label>
          ))}
          {offered.map(({ id, title, minutes }, place) => (
            <label className="choice" key={id}>
              <input
                type="radio"
                name="wave"
                value={id}
                defaultChecked={planned.length === 0 && place === 0}
                required
              />
              <span>
                {t('prepare:unplanned', { title: title[locale] })}
                <br />
                <span className="quiet small">{t('waves:minutes', { minutes })}</span>
              </span>
            </label>
          ))}
        </fieldset>
        <p className="quiet">{t('waves:newDates')}</p>
        <p>
          <SubmitButton label={t('waves:start')} />
        </p>
      </Form>
    </>
  )
}
