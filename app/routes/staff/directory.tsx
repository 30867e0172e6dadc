import { Form, Link, useLoaderData, useParams, useSearchParams, useSubmit } from '@remix-run/react'
import { AgentTable } from '#app/components/ui/agent-table.tsx'
import { EmployerTable } from '#app/components/ui/employer-table.tsx'
import { useFormat, useT } from '#app/components/ui/i18n.tsx'
import { PageLinks } from '#app/components/ui/page-links.tsx'
import { PageHeader } from '#app/components/ui/shells.tsx'
import { titled } from '#app/components/ui/title.ts'
import { may } from '#app/domain/accounts/permissions.ts'
import { countAgents, listAgents, listImports } from '#app/domain/directory/queries.server.ts'
import { listAgentsSchema } from '#app/domain/directory/schema.ts'
import { staffLoader } from '#app/http/context.server.ts'

export const meta = titled('directory:title')

export const loader = staffLoader('directory.read', async ({ ctx, params, request }) => {
  const processId = params.processId!
  const query = Object.fromEntries(new URL(request.url).searchParams)
  const asked = listAgentsSchema.parse({
    search: query.recherche,
    employerId: query.employeur,
    sort: query.tri,
    direction: query.ordre,
    page: query.page,
  })
  const mayImport = may(ctx.actor, 'directory.import', processId)
  const [found, employers, imports] = await Promise.all([
    listAgents(ctx, { ...asked, processId }),
    countAgents(ctx, processId),
    mayImport ? listImports(ctx, processId) : [],
  ])
  return {
    ...found,
    asked,
    employers,
    mayImport,
    imports: imports.map((one) => ({ ...one, createdAt: one.createdAt.toISOString() })),
  }
})

export default function Directory() {
  const t = useT()
  const format = useFormat()
  const submit = useSubmit()
  const [searched] = useSearchParams()
  const { agents, total, page, pages, asked, employers, imports, mayImport } = useLoaderData<typeof loader>()
  const people = `/demarches/${useParams().processId}/personnes`
  const everybody = employers.reduce((sum, { agents: count }) => sum + count, 0)
  const withoutEmail = employers.reduce((sum, { withoutEmail: count }) => sum + count, 0)
  const importLink = (
    <Link className="button" to={`${people}/importer`}>
      {t('directory:import')}
    </Link>
  )
  return (
    <>
      <PageHeader title={t('directory:title')} action={mayImport ? importLink : null} />
      {everybody === 0 ? (
        <>
          <p className="lede">{t('directory:empty')}</p>
          {mayImport ? (
            <p>
              <a href={`${people}/modele.csv`} download>
                {t('directory:downloadModel')}
              </a>
            </p>
          ) : null}
        </>
      ) : (
        <>
          <p className="lede">
            {t('directory:total', { count: everybody, number: format.number(everybody) })}{' '}
            {withoutEmail > 0
              ? t('directory:withoutEmail', { count: withoutEmail, number: format.number(withoutEmail) })
              : t('directory:allReachable')}
          </p>
          <section className="section">
            <h2>{t('directory:list')}</h2>
            <Form
              method="get"
              role="search"
              className="actions"
              onChange={(event) => submit(event.currentTarget, { replace: true, preventScrollReset: true })}
            >
              <p className="field">
                <label htmlFor="recherche">{t('directory:search')}</label>
                <input id="recherche" name="recherche" type="search" defaultValue={asked.search} />
              </p>
              <p className="field">
                <label htmlFor="employeur">{t('directory:employer')}</label>
                <select
                  key={asked.employerId}
                  id="employeur"
                  name="employeur"
                  defaultValue={asked.employerId ?? ''}
                >
                  <option value="">{t('directory:allEmployers')}</option>
                  {employers.map(({ id, name }) => (
                    <option key={id} value={id}>
                      {name}
                    </option>
                  ))}
                </select>
              </p>
              <noscript>
                <button type="submit" className="button plain">
                  {t('directory:filter')}
                </button>
              </noscript>
            </Form>
            <p role="status">{t('directory:found', { count: total, number: format.number(total) })}</p>
            {total > 0 ? (
              <AgentTable agents={agents} sort={asked.sort} direction={asked.direction} query={searched} />
            ) : null}
            <PageLinks page={page} pages={pages} query={searched} label={t('directory:pages')} />
          </section>
          <section className="section">
            <h2>{t('directory:byEmployer')}</h2>
            <EmployerTable employers={employers} query={searched} />
          </section>
        </>
      )}
      {imports.length > 0 ? (
        <section className="section" aria-labelledby="imports">
          <h2 id="imports">{t('directory:imports')}</h2>
          <ul>
            {imports.map((one) => (
              <li key={one.id}>
                <Link to={`${people}/importer/${one.id}`}>{one.fileName}</Link>
                {', '}
                {t(`directory:importState.${one.state}`)} · {format.dateTime(one.createdAt)}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  )
}
