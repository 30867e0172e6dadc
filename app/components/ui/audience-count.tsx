import type { AudienceSummary } from '#app/domain/directory/audience-counts.ts'
import { useFormat, useT } from './i18n.tsx'
import { ScrollRegion } from './scroll-region.tsx'

/** How many people the rules match, how many can be written to, by employer. */
export function AudienceCount({ summary, saved }: { summary: AudienceSummary; saved: boolean }) {
  const t = useT()
  const format = useFormat()
  const { people, withEmail, withoutEmail, employers } = summary
  return (
    <aside className="counted" aria-labelledby="counted">
      <h2 id="counted">{t('prepare:counted')}</h2>
      <p>{t('prepare:countedPeople', { count: people, formatted: format.number(people) })}</p>
      <dl className="facts">
        <dt>{t('prepare:countedWith')}</dt>
        <dd>{format.number(withEmail)}</dd>
        <dt>{t('prepare:countedWithout')}</dt>
        <dd>{format.number(withoutEmail)}</dd>
      </dl>
      {withoutEmail ? (
        <p>{t('slips:propose', { count: withoutEmail, number: format.number(withoutEmail) })}</p>
      ) : null}
      {saved ? null : <p className="quiet small">{t('prepare:countedUnsaved')}</p>}
      {employers.length ? <ByEmployer employers={employers} /> : null}
    </aside>
  )
}

export function ByEmployer({ employers }: { employers: AudienceSummary['employers'] }) {
  const t = useT()
  const format = useFormat()
  return (
    <ScrollRegion label={t('prepare:countedCaption')}>
      <table>
        <caption>{t('prepare:countedCaption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('prepare:employer')}</th>
            <th scope="col" className="num">
              {t('prepare:people')}
            </th>
            <th scope="col" className="num">
              {t('prepare:withoutEmail')}
            </th>
          </tr>
        </thead>
        <tbody>
          {employers.map((employer) => (
            <tr key={employer.id}>
              <th scope="row">{employer.name}</th>
              <td className="num">{format.number(employer.people)}</td>
              <td className="num">{format.number(employer.withoutEmail)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}
