import { useLoaderData } from '@remix-run/react'
import { AccessibilityStatement } from '#app/components/ui/accessibility-statement.tsx'
import { titled } from '#app/components/ui/title.ts'
import { dayAt } from '#app/domain/calendar/days.ts'
import { conformityOf, metPercentage, validAudit } from '#app/domain/settings/accessibility.ts'
import { getTerritory } from '#app/domain/settings/queries.server.ts'
import { lookOf } from '#app/domain/settings/territory-look.server.ts'
import { publicLoader } from '#app/http/context.server.ts'

export const meta = titled('territory:accessibility.title')

export const loader = publicLoader(async ({ ctx, params, settings: instance }) => {
  const kept = await getTerritory(ctx, params.slug!)
  const today = dayAt(ctx.now())
  const audit = validAudit(kept.accessibility, today)
  return {
    name: kept.processName,
    address: instance.baseUrl + lookOf(kept, today).base,
    entity: kept.publisher?.name ?? kept.territory,
    conformity: conformityOf(kept.accessibility, today),
    audit: audit && { ...audit, percentage: metPercentage(audit) },
    statement: kept.accessibility,
  }
})

export default function AccessibilityPage() {
  return <AccessibilityStatement {...useLoaderData<typeof loader>()} />
}
