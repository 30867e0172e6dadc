import { Link } from '@remix-run/react'
import { Fragment } from 'react'
import { expectedRates } from '#app/domain/consultations/expected-rates.ts'
import type { DepthPreview, GroupOutcome } from '#app/domain/consultations/preview-depths.ts'
import { useFormat, useLocale, useT } from './i18n.tsx'
import { ScrollRegion } from './scroll-region.tsx'

interface DepthSummary {
  depth: DepthPreview['depth']
  total: number
  rates: DepthPreview['rates']
}

/** How deep the report may go, each with what two response rates would show of it. */
export function DepthChoice(props: {
  depths: readonly DepthSummary[]
  chosen: DepthPreview['depth']
  proposed: DepthPreview['depth']
}) {
  const t = useT()
  return (
    <fieldset className="tight">
      <legend>{t('prepare:depthLegend')}</legend>
      {props.depths.map(({ depth, total, rates }) => (
        <div key={depth}>
          <label className="choice">
            <input type="radio" name="depth" value={depth} defaultChecked={depth === props.chosen} required />
            <span>
              {t(`prepare:depth.${depth}`)}{' '}
              {depth === props.proposed ? <span className="tag">{t('prepare:depthProposed')}</span> : null}
              {rates.map((rate) => (
                <span key={rate.rate} className="quiet small line">
                  <RateSentence {...rate} groups={total} />
                </span>
              ))}
            </span>
          </label>
          <p className="indented small">
            <Link
              to={`?detail=${depth}`}
              preventScrollReset
              aria-label={t('prepare:depthSeeOf', { depth: t(`prepare:depth.${depth}`) })}
            >
              {t('prepare:depthSee')}
            </Link>
          </p>
        </div>
      ))}
    </fieldset>
  )
}

function RateSentence(props: DepthPreview['rates'][number] & { groups: number }) {
  const t = useT()
  const format = useFormat()
  const rate = format.share(props.rate)
  if (!props.total) return t('prepare:depthNothing', { rate })
  if (!props.shown) return t('prepare:depthTotalOnly', { rate })
  const shown = t('prepare:depthShown', { rate, count: props.shown, formatted: format.number(props.shown) })
  if (props.alone === props.groups) return `${shown} ${t('prepare:depthAllAlone')}`
  const alone = t('prepare:depthAlone', {
    count: props.alone,
    formatted: format.number(props.alone),
    total: format.number(props.groups),
  })
  return `${shown} ${alone}`
}

/** Every group of the directory at one depth: its people, and what it would become. */
export function DepthDetail({ depth, rows }: Pick<DepthPreview, 'depth' | 'rows'>) {
  const t = useT()
  const locale = useLocale()
  const format = useFormat()
  const columns = 2 + expectedRates.length
  return (
    <section className="section" aria-labelledby="detail">
      <h2 id="detail">{t('prepare:depthDetail', { depth: t(`prepare:depth.${depth}`) })}</h2>
      <ScrollRegion label={t('prepare:depthCaption')}>
        <table className="stacked">
          <caption>{t('prepare:depthCaption')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('prepare:group')}</th>
              <th scope="col" className="num">
                {t('prepare:agents')}
              </th>
              {expectedRates.map((rate) => (
                <th scope="col" key={rate}>
                  {t('prepare:atRate', { rate: format.share(rate) })}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ id, heading, label, headcount, outcomes }, place) => (
              <Fragment key={id}>
                {heading && heading.fr !== rows[place - 1]?.heading?.fr ? (
                  <tr>
                    <th scope="colgroup" colSpan={columns} className="table-heading">
                      {heading[locale]}
                    </th>
                  </tr>
                ) : null}
                <tr>
                  <th scope="row">{label[locale]}</th>
                  <td className="num" data-label={t('prepare:agents')}>
                    {format.number(headcount)}
                  </td>
                  {outcomes.map((outcome, column) => (
                    <td
                      key={expectedRates[column]}
                      data-label={t('prepare:atRate', { rate: format.share(expectedRates[column]!) })}
                      className={outcome.kind === 'alone' ? 'outcome' : 'outcome quiet'}
                    >
                      <Outcome outcome={outcome} />
                    </td>
                  ))}
                </tr>
              </Fragment>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </section>
  )
}

function Outcome({ outcome }: { outcome: GroupOutcome }) {
  const t = useT()
  const locale = useLocale()
  if (outcome.kind === 'joined') return t('prepare:joined', { label: outcome.label[locale] })
  return t(`prepare:${outcomes[outcome.kind]}`)
}

const outcomes = { alone: 'alone', total: 'inTotal', none: 'notShown' } as const
