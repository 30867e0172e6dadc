import { useLoaderData } from '@remix-run/react'
import { useLocale, useT } from '#app/components/ui/i18n.tsx'
import { titled } from '#app/components/ui/title.ts'
import { roleIn } from '#app/domain/settings/contact-lines.ts'
import { getTerritory } from '#app/domain/settings/queries.server.ts'
import { publicLoader } from '#app/http/context.server.ts'

export const meta = titled('territory:help.title')

export const loader = publicLoader(async ({ ctx, params }) => {
  const { territory, replyTo, contacts } = await getTerritory(ctx, params.slug!)
  return { territory, replyTo, contacts }
})

const topics = [
  ['linkTitle', 'link'],
  ['jsTitle', 'js'],
  ['anonymousTitle', 'anonymous'],
  ['helpTitle', 'reading'],
] as const

export default function TerritoryHelp() {
  const t = useT()
  const locale = useLocale()
  const { territory, replyTo, contacts } = useLoaderData<typeof loader>()
  return (
    <article className="document">
      <h1>{t('territory:help.title')}</h1>
      {topics.map(([title, text]) => (
        <section key={title}>
          <h2>{t(`territory:help.${title}`)}</h2>
          <p>{t(`territory:help.${text}`)}</p>
        </section>
      ))}
      <h2>{t('territory:help.askTitle')}</h2>
      {replyTo ? (
        <p>
          {t('territory:contactText')}
          <a href={`mailto:${replyTo}`}>{replyTo}</a>
        </p>
      ) : (
        <p>{t('territory:askTerritory', { territory })}</p>
      )}
      {contacts.length ? (
        <>
          <h2>{t('territory:help.contactsTitle')}</h2>
          <p>{t('territory:help.contactsLede')}</p>
          <dl className="entries">
            {contacts.map((contact) => (
              <div key={contact.role.fr + contact.name + contact.phone}>
                <dt>{roleIn(contact.role, locale)}</dt>
                {contact.name ? <dd>{contact.name}</dd> : null}
                {contact.phone ? (
                  <dd>
                    <a href={`tel:${contact.phone.replace(/[^\d+]/g, '')}`}>{contact.phone}</a>
                  </dd>
                ) : null}
                {contact.email ? (
                  <dd>
                    <a href={`mailto:${contact.email}`}>{contact.email}</a>
                  </dd>
                ) : null}
              </div>
            ))}
          </dl>
        </>
      ) : null}
    </article>
  )
}
