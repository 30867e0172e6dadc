import { Link, useLoaderData, useParams } from '@remix-run/react'
import { useT } from '#app/components/ui/i18n.tsx'
import { PersonTies } from '#app/components/ui/person-ties.tsx'
import { PersonWaves } from '#app/components/ui/person-waves.tsx'
import { PageHeader } from '#app/components/ui/shells.tsx'
import { titled } from '#app/components/ui/title.ts'
import { may } from '#app/domain/accounts/permissions.ts'
import { getPerson } from '#app/domain/directory/queries.server.ts'
import { staffLoader } from '#app/http/context.server.ts'

export const meta = titled('directory:title')

export const loader = staffLoader('directory.read', async ({ ctx, params }) => {
  const processId = params.processId!
  const person = await getPerson(ctx, { processId, personId: params.personId! })
  return {
    person: {
      ...person,
      waves: person.waves.map((wave) => ({ ...wave, opensAt: wave.opensAt?.toISOString() ?? null })),
    },
    mayEdit: may(ctx.actor, 'directory.edit', processId),
    mayExport: may(ctx.actor, 'directory.export', processId),
  }
})

export default function OnePerson() {
  const t = useT()
  const { person, mayEdit, mayExport } = useLoaderData<typeof loader>()
  const { processId, personId } = useParams()
  const people = `/demarches/${processId}/personnes`
  const here = `${people}/${personId}`
  const elected = person.employments.length === 0
  const editHere = mayEdit ? here : null
  const correct = mayEdit ? (
    <Link className="button" to={`${here}/corriger`}>
      {t('persons:correct')}
    </Link>
  ) : null
  return (
    <>
      <PageHeader
        title={`${person.givenName} ${person.familyName}`}
        above={
          <Link to={elected ? `${people}/elus` : people}>
            {t(elected ? 'directory:kindTab.elected' : 'directory:kindTab.agents')}
          </Link>
        }
        action={correct}
      />
      <section className="section" aria-labelledby="identity">
        <h2 id="identity">{t('persons:identity')}</h2>
        <dl className="facts">
          <dt>{t('persons:familyName')}</dt>
          <dd>{person.familyName}</dd>
          <dt>{t('persons:givenName')}</dt>
          <dd>{person.givenName}</dd>
          <dt>{t('persons:email')}</dt>
          <dd>{person.email ?? t('persons:noEmail')}</dd>
          <dt>{t('persons:locale')}</dt>
          <dd>{t(`directory:language.${person.locale}`)}</dd>
        </dl>
      </section>
      {person.employments.length > 0 ? (
        <PersonTies kind="agents" ties={person.employments} here={editHere} />
      ) : null}
      {person.mandates.length > 0 ? (
        <PersonTies kind="elected" ties={person.mandates} here={editHere} />
      ) : null}
      {editHere && (person.employments.length === 0 || person.mandates.length === 0) ? (
        <p>
          <Link to={`${here}/rattacher${elected ? '' : '?liste=elus'}`}>
            {t(elected ? 'persons:addEmployment' : 'persons:addMandate')}
          </Link>
        </p>
      ) : null}
      <PersonWaves waves={person.waves} />
      {mayEdit || mayExport ? (
        <section className="section" aria-labelledby="rights">
          <h2 id="rights">{t('persons:rights')}</h2>
          <p>{t('persons:rightsNote')}</p>
          <p className="actions">
            {mayExport ? (
              <a href={`${here}/donnees.json`} download>
                {t('persons:export')}
              </a>
            ) : null}
            {mayEdit ? <Link to={`${here}/effacer`}>{t('persons:erase')}</Link> : null}
          </p>
        </section>
      ) : null}
    </>
  )
}
