import { ScrollRegion } from '#app/components/ui/scroll-region.tsx'
import type { AnswerIntroduction } from '#app/domain/consultations/answer-page.server.ts'
import { formatDateTime } from '#app/i18n/format.ts'
import { type Locale, translator } from '#app/i18n/index.ts'

const readers = ['database', 'linkKey', 'mail', 'urnKey', 'operator'] as const
const limits = ['not1', 'not2', 'not3', 'not4', 'not5', 'not6', 'not7'] as const

/** « Comment votre anonymat est protégé » (anonymity.md, Who can read what), from the wave's own settings. */
export function Protection(props: { introduction: AnswerIntroduction; locale: Locale; back: string }) {
  const { introduction, locale } = props
  const t = translator(locale)
  const date = formatDateTime(locale, new Date(introduction.closesAt))
  return (
    <>
      <h1>{t('protection:title')}</h1>
      <p className="lede">{t('protection:lede', { title: introduction.title[locale] })}</p>
      <blockquote className="promise">
        <p>{t('protection:promise')}</p>
      </blockquote>
      <h2>{t('protection:howTitle')}</h2>
      <ul>
        <li>{t('protection:how1')}</li>
        <li>{t('protection:how2')}</li>
        <li>{t('protection:how3', { date })}</li>
        <li>{t('protection:how4')}</li>
        <li>{t('protection:how5')}</li>
        <li>{t('protection:how6', { k: introduction.k })}</li>
      </ul>
      <h2>{t('protection:readTitle')}</h2>
      <ScrollRegion label={t('protection:readCaption')}>
        <table>
          <caption>{t('protection:readCaption')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('protection:reader')}</th>
              <th scope="col">{t('protection:open')}</th>
              <th scope="col">{t('protection:closed')}</th>
            </tr>
          </thead>
          <tbody>
            {readers.map((reader) => (
              <tr key={reader}>
                <th scope="row">{t(`protection:${reader}`)}</th>
                <td>{t(`protection:${reader}Open`)}</td>
                <td>{t(`protection:${reader}Closed`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <h2>{t('protection:notTitle')}</h2>
      <ul>
        {limits.map((limit) => (
          <li key={limit}>{t(`protection:${limit}`)}</li>
        ))}
      </ul>
      <p>
        <a href={`${props.back}?langue=${locale}`}>{t('protection:back')}</a>
      </p>
    </>
  )
}
