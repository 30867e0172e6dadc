import { Link, useLoaderData, useParams, useSearchParams } from '@remix-run/react'
import { directoryLinks, ListActions } from '#app/components/ui/directory-actions.tsx'
import { DirectoryTabs } from '#app/components/ui/directory-tabs.tsx'
import { useFormat, useT } from '#app/components/ui/i18n.tsx'
import { ImportList } from '#app/components/ui/import-list.tsx'
import { ListFilters } from '#app/components/ui/list-filters.tsx'
import { OrganisationTable } from '#app/components/ui/organisation-table.tsx'
import { PageLinks } from '#app/components/ui/page-links.tsx'
import { PageHeader } from '#app/components/ui/shells.tsx'
import { titled } from '#app/components/ui/title.ts'
import { may, scopeOf } from '#app/domain/accounts/permissions.ts'
import { listImports, listOrganisations } from '#app/domain/directory/queries.server.ts'
import { listOrganisationsSchema } from '#app/domain/directory/schema.ts'
import { staffLoader } from '#app/http/context.server.ts'

export const meta = titled('directory:kindTab.organisations')

export const loader = staffLoader('directory.read', async ({ ctx, params, request }) => {
  const processId = params.processId!
  const query = Object.fromEntries(new URL(request.url).searchParams)
  const asked = listOrganisationsSchema.parse({
    search: query.recherche,
    sort: query.tri,
    direction: query.ordre,
    page: query.page,
  })
  const imports = await listImports(ctx, processId)
  return {
    ...(await listOrganisations(ctx, { ...asked, processId })),
    asked,
    imports: imports
      .filter(({ kind }) => kind === 'organisations')
      .map((one) => ({ ...one, createdAt: one.createdAt.toISOString() })),
    may: {
      import: may(ctx.actor, 'directory.import', processId),
      edit: may(ctx.actor, 'directory.edit', processId),
      whole: scopeOf(ctx.actor, 'directory.edit', processId) === 'all',
      export: may(ctx.actor, 'directory.export', processId),
      elected: scopeOf(ctx.actor, 'directory.read', processId) === 'all',
    },
  }
})

export default function Organisations() {
  const t = useT()
  const format = useFormat()
  const [searched] = useSearchParams()
  const { organisations, total, page, pages, asked, imports, may: rights } = useLoaderData<typeof loader>()
  const links = directoryLinks(useParams().processId ?? '', 'organisations')
  const importLink = rights.import ? (
    <Link className="button" to={links.import}>
      {t('directory:import')}
    </Link>
  ) : null
  return (
    <>
      <PageHeader title={t('directory:title')} action={importLink} />
      <DirectoryTabs elected={rights.elected} />
      <ListActions links={links} may={rights} empty={false} kind="organisations" />
      <section className="section">
        <h2>{t('directory:organisationsList')}</h2>
        <ListFilters label={t('directory:searchOrganisations')} search={asked.search} />
        <p role="status">
          {t('directory:foundOrganisations', { count: total, number: format.number(total) })}
        </p>
        {total > 0 ? (
          <OrganisationTable
            organisations={organisations}
            sort={asked.sort}
            direction={asked.direction}
            query={searched}
            link={rights.whole ? links.list : null}
          />
        ) : null}
        <PageLinks page={page} pages={pages} query={searched} label={t('directory:pages')} />
      </section>
      <ImportList imports={imports} importer={links.importer} />
    </>
  )
}
