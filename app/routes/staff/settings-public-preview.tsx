import { Link, useLoaderData, useParams } from '@remix-run/react'
import { useT } from '#app/components/ui/i18n.tsx'
import { PageHeader } from '#app/components/ui/shells.tsx'
import { TerritoryHome } from '#app/components/ui/territory-home.tsx'
import { titled } from '#app/components/ui/title.ts'
import { getSettings } from '#app/domain/settings/queries.server.ts'
import { readPublicHome } from '#app/domain/settings/read-public-home.server.ts'
import { staffLoader } from '#app/http/context.server.ts'

export const meta = titled('settings:preview')

export const loader = staffLoader('settings.edit', async ({ ctx, params }) => {
  const { processId, processName, purpose, replyTo, publicSince } = await getSettings(ctx, params.processId!)
  return {
    home: await readPublicHome(ctx, processId),
    processName,
    purpose,
    replyTo,
    isPublic: publicSince !== null,
  }
})

/** The public page as it will be, for who has not opened it yet. */
export default function PublicPagePreview() {
  const t = useT()
  const { isPublic, ...shown } = useLoaderData<typeof loader>()
  const page = `/demarches/${useParams().processId}/reglages/page-publique`
  return (
    <>
      <PageHeader
        title={t('settings:preview')}
        above={<Link to={page}>{t('settings:subject.public-page')}</Link>}
      />
      {isPublic ? null : <p className="notice">{t('settings:publicPreviewBanner')}</p>}
      <div className="preview-frame">
        <TerritoryHome {...shown} heading="h2" />
      </div>
    </>
  )
}
