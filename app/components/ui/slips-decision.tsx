import { Link } from '@remix-run/react'
import { useState } from 'react'
import {
  countForms,
  countSheets,
  countSlips,
  type SlipTeam,
  sheetsOfFile,
} from '#app/domain/consultations/slips.ts'
import { useFormat, useT } from './i18n.tsx'
import { ScrollRegion } from './scroll-region.tsx'
import { Consequences } from './wave-life.tsx'

/** What making these slips does, and the one button that makes them: its answer is the file itself, and nothing else. */
export function SlipsDecision(props: {
  teams: readonly SlipTeam[]
  printed: number
  handed: boolean
  here: string
}) {
  const t = useT()
  const format = useFormat()
  const [asked, ask] = useState(false)
  const { teams, printed, handed, here } = props
  const count = countSlips(teams)
  const sheets = countSheets(teams)
  const forms = countForms(teams)
  return (
    <>
      <Consequences title={t('slips:what')}>
        {sheets ? (
          <li>
            {t('slips:whatFile', {
              count: sheets,
              slips: format.number(count - forms),
              sheets: format.number(sheets),
            })}
          </li>
        ) : null}
        {sheets > sheetsOfFile ? <li>{t('slips:whatArchive', { sheets: sheetsOfFile })}</li> : null}
        {forms ? <li>{t('slips:whatForms', { count: forms, number: format.number(forms) })}</li> : null}
        <li>{t('slips:whatOnce')}</li>
        <li>{t('slips:whatLost')}</li>
        <li>{t('slips:whatBox')}</li>
        <li>{t('slips:whatDestroy')}</li>
        <li>{t('slips:whatTwice')}</li>
        <li>
          {t(handed ? 'slips:whatAddendum' : 'slips:whatAddendumKept', {
            slips: format.number(printed + count),
          })}
        </li>
        <li>{t('slips:whatCannot')}</li>
      </Consequences>
      <ScrollRegion label={t('slips:sheetsCaption')}>
        <table>
          <caption>{t('slips:sheetsCaption')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('slips:team')}</th>
              <th scope="col" className="num">
                {t('slips:count')}
              </th>
              <th scope="col">{t('slips:format')}</th>
              <th scope="col">{t('slips:language')}</th>
            </tr>
          </thead>
          <tbody>
            {teams.map((team, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two lines may be alike
              <tr key={place}>
                <th scope="row">{team.label}</th>
                <td className="num">{format.number(team.count)}</td>
                <td>{t(`slips:formats.${team.format}`)}</td>
                <td>{t(team.locale === 'fr' ? 'slips:french' : 'slips:english')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <form method="post" action={`${here}/bulletins/imprimer`} onSubmit={() => setTimeout(() => ask(true))}>
        <input type="hidden" name="before" value={printed} />
        {teams.map((team, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two lines may be alike
          <span key={place}>
            <input type="hidden" name="label" value={team.label} />
            <input type="hidden" name="count" value={team.count} />
            <input type="hidden" name="locale" value={team.locale} />
            <input type="hidden" name="format" value={team.format} />
          </span>
        ))}
        <p role="status">{asked ? t('slips:asked') : ''}</p>
        <p className="actions">
          {asked ? (
            <Link className="button" to={here} reloadDocument>
              {t('slips:done')}
            </Link>
          ) : (
            <>
              <button type="submit" className="button">
                {t('slips:make', { count, number: format.number(count) })}
              </button>
              <Link to={`${here}/bulletins`} reloadDocument>
                {t('slips:change')}
              </Link>
            </>
          )}
        </p>
      </form>
    </>
  )
}
