import { Link, useLoaderData } from '@remix-run/react'
import { useT } from '#app/components/ui/i18n.tsx'
import { titled } from '#app/components/ui/title.ts'
import { isWithoutAccount } from '#app/domain/accounts/create-first-pilot.server.ts'
import { listPublicTerritories } from '#app/domain/settings/queries.server.ts'
import { publicLoader } from '#app/http/context.server.ts'

export const meta = titled('site:homeTitle')

export const loader = publicLoader(async ({ ctx, visitor, settings }) => {
  const territories = await listPublicTerritories(ctx)
  return {
    territories: territories.map(({ slug, territory, processName }) => ({ slug, territory, processName })),
    withoutAccount: await isWithoutAccount(ctx),
    signedIn: visitor !== null,
    demo: settings.mode === 'demo' && new URL(settings.baseUrl).hostname === 'localhost',
    mailbox: settings.mailboxDir !== null,
  }
})

export default function Home() {
  const t = useT()
  const { territories, withoutAccount, signedIn, demo, mailbox } = useLoaderData<typeof loader>()
  return (
    <>
      <h1>{t('site:homeTitle')}</h1>
      <p className="lede">{t('site:homeLede')}</p>
      {territories.length ? (
        <section className="section" aria-labelledby="territories">
          <h2 id="territories">{t('territory:publicTerritories')}</h2>
          <ul className="territories">
            {territories.map(({ slug, territory, processName }) => (
              <li key={slug}>
                <a href={`/d/${slug}`}>{processName}</a> <span className="quiet">{territory}</span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <section className="promise" aria-labelledby="promise">
        <h2 id="promise">{t('site:homePromise')}</h2>
        <ul>
          <li>{t('site:homePromise1')}</li>
          <li>{t('site:homePromise2')}</li>
          <li>{t('site:homePromise3')}</li>
        </ul>
      </section>
      <p className="actions">
        {withoutAccount ? (
          <Link className="button" to="/installation">
            {t('accounts:setupTitle')}
          </Link>
        ) : (
          <Link className={demo ? 'button plain' : 'button'} to={signedIn ? '/demarches' : '/connexion'}>
            {t(signedIn ? 'site:goToWork' : 'site:signInLink')}
          </Link>
        )}
        {demo ? (
          <Link className="button" to="/demo">
            {t('site:demoLink')}
          </Link>
        ) : null}
      </p>
      <p className="quiet">{t('site:homeInvited')}</p>
      {mailbox ? (
        <p>
          <Link to="/boite-aux-lettres">{t('site:mailboxLink')}</Link>
        </p>
      ) : null}
    </>
  )
}
