import { redirect } from '@remix-run/node'
import { Link, useActionData, useLoaderData, useParams } from '@remix-run/react'
import { DecisionForm } from '#app/components/forms/decision-form.tsx'
import { useFormat, useT } from '#app/components/ui/i18n.tsx'
import { Notice } from '#app/components/ui/notice.tsx'
import { PageHeader } from '#app/components/ui/shells.tsx'
import { titled } from '#app/components/ui/title.ts'
import { erasePerson, getErasure } from '#app/domain/directory/erase-person.server.ts'
import { staffAction, staffLoader } from '#app/http/context.server.ts'
import { requireIntent } from '#app/http/read-form.ts'

export const meta = titled('persons:erase')

export const loader = staffLoader('directory.edit', async ({ ctx, params }) => {
  const input = { processId: params.processId!, personId: params.personId! }
  const { person, messages, files, imports, frozen } = await getErasure(ctx, input)
  return {
    name: `${person.givenName} ${person.familyName}`,
    counts: {
      Employments: person.employments.length,
      Mandates: person.mandates.length,
      Messages: messages,
      Files: files,
      Imports: imports,
    },
    frozen,
  }
})

export const action = staffAction('directory.edit', async ({ ctx, params, request }) => {
  await requireIntent(request, 'erase')
  await erasePerson(ctx, { processId: params.processId!, personId: params.personId! })
  throw redirect(`/demarches/${params.processId}/personnes`)
})

export default function ErasePerson() {
  const t = useT()
  const format = useFormat()
  const { name, counts, frozen } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()?.problem
  const { processId, personId } = useParams()
  const here = `/demarches/${processId}/personnes/${personId}`
  const reason = refused?.message ?? (frozen ? t('persons:eraseFrozen', { waves: frozen }) : null)
  return (
    <>
      <PageHeader title={t('persons:eraseTitle', { name })} above={<Link to={here}>{name}</Link>} />
      {reason ? (
        <Notice alert title={reason} />
      ) : (
        <>
          <p className="lede">{t('persons:eraseLede')}</p>
          <section className="section" aria-labelledby="removes">
            <h2 id="removes">{t('persons:eraseRemoves')}</h2>
            <ul>
              <li>{t('persons:eraseIdentity')}</li>
              {(Object.keys(counts) as (keyof typeof counts)[]).map((key) => {
                const count = counts[key]
                return count > 0 ? (
                  <li key={key}>{t(`persons:erase${key}`, { count, number: format.number(count) })}</li>
                ) : null
              })}
            </ul>
          </section>
          <section className="section" aria-labelledby="stays">
            <h2 id="stays">{t('persons:eraseStays')}</h2>
            <ul>
              <li>{t('persons:eraseStaysCounts')}</li>
              <li>{t('persons:eraseStaysAnswers')}</li>
              <li>{t('persons:eraseStaysJournal')}</li>
              <li>{t('persons:eraseStaysFile')}</li>
            </ul>
          </section>
          <DecisionForm label={t('persons:eraseButton')} intent="erase" back={here} />
        </>
      )}
    </>
  )
}
