import { redirect } from '@remix-run/node'
import { type MetaFunction, useLoaderData } from '@remix-run/react'
import { TerritoryHome } from '#app/components/ui/territory-home.tsx'
import { DomainError } from '#app/domain/errors.ts'
import { listRestitutions } from '#app/domain/reports/queries.server.ts'
import { getTerritory } from '#app/domain/settings/queries.server.ts'
import { readPublicHome } from '#app/domain/settings/read-public-home.server.ts'
import { publicLoader } from '#app/http/context.server.ts'

export const loader = publicLoader(async ({ ctx, params }) => {
  const settings = await getTerritory(ctx, params.slug!)
  if (!settings.publicSince) throw new DomainError('not-found', 404)
  if (params.slug !== settings.slug) throw redirect(`/d/${settings.slug}`)
  const { processId, processName, territory, purpose, replyTo } = settings
  const home = await readPublicHome(ctx, processId)
  const shown = await listRestitutions(ctx, processId)
  const restitutions = shown.map(({ versionId, heading }) => ({
    title: heading,
    path: `/d/${settings.slug}/restitutions/${versionId}`,
  }))
  return { restitutions, home, processName, territory, purpose, replyTo }
})

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.processName} · ${data.territory}` : 'Diapason' },
]

export default function TerritoryHomePage() {
  return <TerritoryHome {...useLoaderData<typeof loader>()} />
}
