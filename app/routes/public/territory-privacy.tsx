import { useLoaderData } from '@remix-run/react'
import { PrivacyPage } from '#app/components/ui/privacy-page.tsx'
import { titled } from '#app/components/ui/title.ts'
import { getTerritory, listOpenNotices } from '#app/domain/settings/queries.server.ts'
import { publicLoader } from '#app/http/context.server.ts'

export const meta = titled('territory:privacy.title')

export const loader = publicLoader(async ({ ctx, params }) => {
  const { processId, processName, territory, controller, dpo, replyTo } = await getTerritory(
    ctx,
    params.slug!,
  )
  const notices = await listOpenNotices(ctx, processId)
  return { processName, territory, controller, dpo, replyTo, notices }
})

export default function TerritoryPrivacy() {
  return <PrivacyPage {...useLoaderData<typeof loader>()} />
}
