import { useLoaderData } from '@remix-run/react'
import { useT } from '#app/components/ui/i18n.tsx'
import { Prose } from '#app/components/ui/prose.tsx'
import { titled } from '#app/components/ui/title.ts'
import { getTerritory } from '#app/domain/settings/queries.server.ts'
import { publicLoader } from '#app/http/context.server.ts'

export const meta = titled('territory:legal.title')

export const loader = publicLoader(async ({ ctx, params }) => {
  const { territory, publisher, host, sourceUrl } = await getTerritory(ctx, params.slug!)
  return { territory, publisher, host, sourceUrl }
})

/** Publisher, direction of publication and host (LCEN), and what these pages are made of. */
export default function TerritoryLegal() {
  const t = useT()
  const { territory, publisher, host, sourceUrl } = useLoaderData<typeof loader>()
  const missing = publisher
    ? t('territory:askPublisher', { whom: publisher.name })
    : t('territory:askTerritory', { territory })
  return (
    <article className="document">
      <h1>{t('territory:legal.title')}</h1>
      <h2>{t('territory:legal.publisherTitle')}</h2>
      {publisher ? (
        <>
          <Prose text={`${publisher.name}\n${publisher.address}`} />
          {publisher.phone ? <p>{t('territory:legal.phone', { phone: publisher.phone })}</p> : null}
          <p>{t('territory:legal.director', { name: publisher.director })}</p>
        </>
      ) : (
        <p>{missing}</p>
      )}
      <h2>{t('territory:legal.hostTitle')}</h2>
      {host ? (
        <>
          <Prose text={`${host.name}\n${host.address}`} />
          <p>{t('territory:legal.phone', { phone: host.phone })}</p>
        </>
      ) : (
        <p>{missing}</p>
      )}
      <h2>{t('territory:legal.sourceTitle')}</h2>
      <p>{t('territory:legal.source')}</p>
      <p>
        {sourceUrl ? (
          <a href={sourceUrl}>{t('territory:legal.sourceLink')}</a>
        ) : (
          t('territory:legal.sourceAsk')
        )}
      </p>
      <h2>{t('territory:legal.ecoTitle')}</h2>
      <p>{t('territory:legal.eco')}</p>
    </article>
  )
}
