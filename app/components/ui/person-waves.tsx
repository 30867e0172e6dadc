import { Fragment } from 'react'
import type { PersonWave } from '#app/domain/directory/queries.server.ts'
import { useFormat, useLocale, useT } from './i18n.tsx'

/** Which waves a person was invited to, and what was sent; nothing tells whether she answered. */
export function PersonWaves({
  waves,
}: {
  waves: readonly (Omit<PersonWave, 'opensAt'> & { opensAt: string | null })[]
}) {
  const t = useT()
  const format = useFormat()
  const locale = useLocale()
  return (
    <section className="section" aria-labelledby="waves">
      <h2 id="waves">{t('persons:waves')}</h2>
      <p>{t('persons:wavesNote')}</p>
      {waves.length === 0 ? (
        <p>{t('persons:noWaves')}</p>
      ) : (
        <dl className="facts">
          {waves.map(({ label, title, opensAt, messages }) => (
            <Fragment key={label}>
              <dt>{t('persons:wave', { label })}</dt>
              <dd>
                {[title[locale], opensAt ? format.date(opensAt.slice(0, 10)) : ''].filter(Boolean).join(', ')}
                <ul>
                  {messages.map(({ kind, state }) => (
                    <li key={kind}>
                      {[t(`persons:message.${kind}`), t(`persons:delivery.${state}`)].join(', ')}
                    </li>
                  ))}
                </ul>
              </dd>
            </Fragment>
          ))}
        </dl>
      )}
    </section>
  )
}
