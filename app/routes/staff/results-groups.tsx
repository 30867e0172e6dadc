import { Link, useLoaderData, useParams } from '@remix-run/react'
import { GroupExplanation } from '#app/components/charts/group-explanation.tsx'
import { useLocale, useT } from '#app/components/ui/i18n.tsx'
import { ScrollRegion } from '#app/components/ui/scroll-region.tsx'
import { PageHeader } from '#app/components/ui/shells.tsx'
import { titled } from '#app/components/ui/title.ts'
import { countedByGroup, type ExplainedGroup, type ShownAs } from '#app/domain/results/explain-groups.ts'
import { getExplainedGroups } from '#app/domain/results/get-groups.server.ts'
import { staffLoader } from '#app/http/context.server.ts'

export const meta = titled('results:groups.title')

export const loader = staffLoader('report.read', async ({ ctx, params, request, locale }) => {
  const { content, groups } = await getExplainedGroups(ctx, {
    processId: params.processId!,
    resultsId: params.resultsId!,
  })
  const asked = new URL(request.url).searchParams.get('groupe')
  const { wave, number, k, m, publishable } = content
  return {
    label: wave.label,
    number,
    rule: { k, m },
    publishable,
    groups: groups.map(({ shown, ...group }) => ({ ...group, counts: countsOf(shown) })),
    explained: groups.find(({ place }) => `${place}` === asked) ?? null,
    titles: Object.fromEntries(countedByGroup(content).map(({ code, title }) => [code, title[locale]])),
  }
})

function countsOf(shown: readonly ShownAs[]) {
  const count = (...hows: ShownAs['how'][]) =>
    shown.filter(({ how }) => hows.includes(how)).reduce((sum, { codes }) => sum + codes.length, 0)
  return { alone: count('alone'), together: count('together', 'access', 'territory'), not: count('hidden') }
}

/** Why each group of frozen results is shown alone, with others, or not at all. */
export default function ResultsGroups() {
  const t = useT()
  const { label, number, rule, publishable, groups, explained, titles } = useLoaderData<typeof loader>()
  const { processId, resultsId } = useParams()
  return (
    <>
      <PageHeader
        title={t('results:groups.title')}
        above={
          <Link to={`/demarches/${processId}/resultats/${resultsId}`}>
            {t('results:groups.back', { label, number })}
          </Link>
        }
      />
      <p className="lede">{t('results:groups.lede')}</p>
      {explained ? (
        <GroupExplanation group={explained as ExplainedGroup} rule={rule} titles={titles} />
      ) : null}
      <section className="section" aria-labelledby="rule">
        <h2 id="rule">{t('results:groups.rule')}</h2>
        <ul className="plain-list">
          <li>{t('results:groups.ruleHold', rule)}</li>
          <li>{t('results:groups.ruleTree')}</li>
          <li>{t('results:groups.ruleSilence')}</li>
          <li>{t('results:groups.ruleSegments')}</li>
        </ul>
      </section>
      <section className="section" aria-labelledby="list">
        <h2 id="list">{t('results:groups.list')}</h2>
        {groups.length > 0 ? (
          <GroupList groups={groups} />
        ) : (
          <p>{t(publishable ? 'results:groups.none' : 'results:groups.unpublishable')}</p>
        )}
      </section>
    </>
  )
}

type Listed = ReturnType<typeof useLoaderData<typeof loader>>['groups']

const ways = ['alone', 'together', 'not'] as const

function GroupList({ groups }: { groups: Listed }) {
  const t = useT()
  const locale = useLocale()
  return (
    <ScrollRegion label={t('results:groups.caption')}>
      <table>
        <caption>{t('results:groups.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('results:groups.group')}</th>
            {ways.map((how) => (
              <th scope="col" className="num" key={how}>
                {t(`results:groups.${how}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {groups.map(({ place, label, above, counts }) => (
            <tr key={place}>
              <th scope="row">
                <Link to={`?groupe=${place}`}>{label[locale]}</Link>
                {above.length > 0 ? (
                  <span className="quiet small"> {above.map((unit) => unit[locale]).join(', ')}</span>
                ) : null}
              </th>
              {ways.map((how) => (
                <td className="num" key={how}>
                  {counts[how]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}
