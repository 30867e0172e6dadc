import { getFormProps, useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData, useParams } from '@remix-run/react'
import { z } from 'zod'
import { ErrorSummary } from '#app/components/forms/error-summary.tsx'
import { SelectField, TextField } from '#app/components/forms/field.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import {
  ProposedWindows,
  PublicHolidays,
  SchoolZone,
  WrittenPeriods,
} from '#app/components/ui/closed-periods.tsx'
import { useT } from '#app/components/ui/i18n.tsx'
import { PageHeader } from '#app/components/ui/shells.tsx'
import { titled } from '#app/components/ui/title.ts'
import { may } from '#app/domain/accounts/permissions.ts'
import { addClosedPeriod } from '#app/domain/calendar/add-closed-period.server.ts'
import { chooseSchoolZone } from '#app/domain/calendar/choose-school-zone.server.ts'
import { liftWindow } from '#app/domain/calendar/lift-window.server.ts'
import { getClosedPage } from '#app/domain/calendar/queries.server.ts'
import { removeClosedPeriod } from '#app/domain/calendar/remove-closed-period.server.ts'
import { closedPeriodSchema, schoolZoneSchema, windowSchema } from '#app/domain/calendar/schema.ts'
import type { Ctx } from '#app/domain/context.ts'
import { DomainError } from '#app/domain/errors.ts'
import { getProcess } from '#app/domain/processes/queries.server.ts'
import { staffAction, staffLoader } from '#app/http/context.server.ts'
import { fieldErrors } from '#app/http/field-errors.ts'
import { readForm } from '#app/http/read-form.ts'

export const meta = titled('calendar:closedTitle')

export const loader = staffLoader('process.read', async ({ ctx, params }) => {
  const { archivedAt } = await getProcess(ctx, params.processId!)
  const mayEdit = may(ctx.actor, 'process.edit', params.processId!) && !archivedAt
  return { mayEdit, ...(await getClosedPage(ctx, params.processId!)) }
})

export const action = staffAction('process.edit', async ({ ctx, params, request, t }) => {
  const form = await readForm(request)
  const done = redirect(`/demarches/${params.processId}/calendrier/periodes-fermees`)
  if (form.get('intent') !== 'add') {
    await change(ctx, params.processId!, Object.fromEntries(form))
    throw done
  }
  const submission = parseWithZod(form, { schema: closedPeriodSchema })
  if (submission.status === 'success') {
    await addClosedPeriod(ctx, params.processId!, submission.value)
    throw done
  }
  const texts = {
    label: t('calendar:periodLabelInvalid'),
    from: t('calendar:periodDayInvalid'),
    to: t('calendar:periodInvalid'),
  }
  return data({ result: submission.reply({ fieldErrors: fieldErrors(submission, t, texts) }) }, 400)
})

const changeSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('remove'), periodId: z.uuid() }),
  z.object({ intent: z.literal('zone'), zone: schoolZoneSchema }),
  z.object({ intent: z.enum(['lift', 'restore']), window: windowSchema }),
])

async function change(ctx: Ctx, processId: string, form: unknown): Promise<void> {
  const asked = changeSchema.safeParse(form)
  if (!asked.success) throw new DomainError('bad-request', 400)
  if (asked.data.intent === 'remove') return removeClosedPeriod(ctx, processId, asked.data.periodId)
  if (asked.data.intent === 'zone') return chooseSchoolZone(ctx, processId, asked.data.zone)
  return liftWindow(ctx, processId, { window: asked.data.window, lifted: asked.data.intent === 'lift' })
}

export default function ClosedDaysPage() {
  const t = useT()
  const { mayEdit, windows, zone, periods, holidays } = useLoaderData<typeof loader>()
  const calendar = `/demarches/${useParams().processId}/calendrier`
  const [school, own] = (['school', 'own'] as const).map((origin) =>
    periods.filter((each) => each.origin === origin),
  )
  return (
    <>
      <PageHeader
        title={t('calendar:closedTitle')}
        above={<Link to={calendar}>{t('calendar:title')}</Link>}
      />
      <p className="lede">{t('calendar:closedLede')}</p>
      <ProposedWindows windows={windows} mayEdit={mayEdit} />
      <section className="section" aria-labelledby="school">
        <h2 id="school">{t('calendar:school')}</h2>
        <p>{t('calendar:schoolNone')}</p>
        <WrittenPeriods periods={school ?? []} mayEdit={mayEdit} />
        <SchoolZone zone={zone} mayEdit={mayEdit} />
      </section>
      <section className="section" aria-labelledby="own">
        <h2 id="own">{t('calendar:own')}</h2>
        {own?.length ? <WrittenPeriods periods={own} mayEdit={mayEdit} /> : <p>{t('calendar:ownNone')}</p>}
      </section>
      {mayEdit ? <AddPeriod key={periods.length} /> : null}
      <PublicHolidays days={holidays} />
    </>
  )
}

function AddPeriod() {
  const t = useT()
  const answer = useActionData<typeof action>()
  const [form, fields] = useForm<z.input<typeof closedPeriodSchema>>({
    lastResult: answer && 'result' in answer ? answer.result : null,
    defaultValue: { origin: 'school' },
  })
  const problem = answer && 'problem' in answer ? answer.problem.message : null
  return (
    <section className="section" aria-labelledby="add-period">
      <h2 id="add-period">{t('calendar:addPeriod')}</h2>
      <Form method="post" className="form" {...getFormProps(form)}>
        <ErrorSummary form={form} message={problem} />
        <SelectField
          field={fields.origin}
          label={t('calendar:periodKind')}
          options={[
            { value: 'school', label: t('calendar:periodSchool') },
            { value: 'own', label: t('calendar:periodOwn') },
          ]}
        />
        <TextField
          field={fields.label}
          label={t('calendar:periodLabel')}
          hint={t('calendar:periodLabelHint')}
        />
        <div className="pair">
          <TextField field={fields.from} label={t('calendar:periodFrom')} type="date" className="short" />
          <TextField field={fields.to} label={t('calendar:periodTo')} type="date" className="short" />
        </div>
        <p>
          <SubmitButton label={t('calendar:add')} name="intent" value="add" />
        </p>
      </Form>
    </section>
  )
}
