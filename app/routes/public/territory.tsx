import { Outlet, useLoaderData } from '@remix-run/react'
import { ErrorPage } from '#app/components/ui/error-page.tsx'
import { TerritoryShell } from '#app/components/ui/territory-shell.tsx'
import { dayAt } from '#app/domain/calendar/days.ts'
import { getTerritory } from '#app/domain/settings/queries.server.ts'
import { lookOf } from '#app/domain/settings/territory-look.server.ts'
import { publicLoader } from '#app/http/context.server.ts'

export const loader = publicLoader(async ({ ctx, params }) => ({
  look: lookOf(await getTerritory(ctx, params.slug!), dayAt(ctx.now())),
}))

export default function Territory() {
  const { look } = useLoaderData<typeof loader>()
  return (
    <TerritoryShell look={look}>
      <Outlet />
    </TerritoryShell>
  )
}

export function ErrorBoundary() {
  return <ErrorPage />
}
