import { redirect } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { useLocale, useT } from '#app/components/ui/i18n.tsx'
import { PageHeader } from '#app/components/ui/shells.tsx'
import { titled } from '#app/components/ui/title.ts'
import { createWave } from '#app/domain/consultations/create-wave.server.ts'
import { instrumentSchema } from '#app/domain/consultations/schema.ts'
import { DomainError } from '#app/domain/errors.ts'
import { staffAction, staffLoader } from '#app/http/context.server.ts'
import { readForm } from '#app/http/read-form.ts'
import { instruments } from '#surveys/index.ts'

export const meta = titled('waves:newTitle')

export const loader = staffLoader('wave.prepare', async () => ({
  instruments: Object.values(instruments).map(({ id, title, minutes }) => ({ id, title, minutes })),
}))

export const action = staffAction('wave.prepare', async ({ ctx, request, params }) => {
  const chosen = instrumentSchema.safeParse((await readForm(request)).get('instrument'))
  if (!chosen.success) throw new DomainError('bad-request', 400)
  const processId = params.processId!
  const waveId = await createWave(ctx, { processId, instrument: chosen.data })
  throw redirect(`/demarches/${processId}/vagues/${waveId}/preparer`)
})

export default function NewWave() {
  const t = useT()
  const locale = useLocale()
  const { instruments: offered } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader title={t('waves:newTitle')} />
      <p className="lede">{t('waves:newLede')}</p>
      <Form method="post" className="form">
        {offered.map((instrument, place) => (
          <label className="choice" key={instrument.id}>
            <input
              type="radio"
              name="instrument"
              value={instrument.id}
              defaultChecked={place === 0}
              required
            />
            <span>
              {instrument.title[locale]}
              <br />
              <span className="quiet small">{t('waves:minutes', { minutes: instrument.minutes })}</span>
            </span>
          </label>
        ))}
        <p className="quiet">{t('waves:newDates')}</p>
        <p>
          <SubmitButton label={t('waves:start')} />
        </p>
      </Form>
    </>
  )
}
