import { Outlet, useLoaderData } from '@remix-run/react'
import { ErrorPage } from '#app/components/ui/error-page.tsx'
import { InstancePages, PublicShell } from '#app/components/ui/shells.tsx'
import { TerritoryPages } from '#app/components/ui/territory-mark.tsx'
import { dayAt } from '#app/domain/calendar/days.ts'
import { worstConformity } from '#app/domain/settings/accessibility.ts'
import { listPublicTerritories } from '#app/domain/settings/queries.server.ts'
import { lookOf } from '#app/domain/settings/territory-look.server.ts'
import { publicLoader } from '#app/http/context.server.ts'

/** An instance with one public démarche has its mandatory pages; with several, a page leads to those of each. */
export const loader = publicLoader(async ({ ctx }) => {
  const looks = (await listPublicTerritories(ctx)).map((each) => lookOf(each, dayAt(ctx.now())))
  const [only = null] = looks.length === 1 ? looks : []
  return { only, conformity: worstConformity(looks.map((look) => look.conformity)) }
})

export default function PublicLayout() {
  const { only, conformity } = useLoaderData<typeof loader>()
  const footer = only ? <TerritoryPages look={only} /> : <InstancePages conformity={conformity} />
  return (
    <PublicShell footer={footer}>
      <Outlet />
    </PublicShell>
  )
}

export function ErrorBoundary() {
  return <ErrorPage />
}
