import { useLocale, useT } from '#app/components/ui/i18n.tsx'
import type { ExplainedGroup, ShownAs } from '#app/domain/results/explain-groups.ts'

interface Rule {
  k: number
  m: number
}

/** One group in words: with whom it is shown for which questions, and why. */
export function GroupExplanation({
  group,
  rule,
  titles,
}: {
  group: ExplainedGroup
  rule: Rule
  titles: Record<string, string>
}) {
  const t = useT()
  const locale = useLocale()
  const name = [group.label, ...group.above].map((unit) => unit[locale]).join(', ')
  return (
    <section className="section" aria-labelledby="about">
      <h2 id="about">{name}</h2>
      <ul className="plain-list">
        {group.shown.map((shown) => (
          <li key={`${shown.how} ${shown.block?.fr}`}>
            <Why shown={shown} rule={rule} />
            <details>
              <summary>{t('results:groups.codes', { count: shown.codes.length })}</summary>
              <ul>
                {shown.codes.map((code) => (
                  <li key={code}>
                    {code} · {titles[code]}
                  </li>
                ))}
              </ul>
            </details>
          </li>
        ))}
      </ul>
      <h3>{t('results:groups.participation')}</h3>
      <WhyParticipation shown={group.participation} rule={rule} />
    </section>
  )
}

function WhyParticipation({ shown: { how, block, halves }, rule }: { shown: ShownAs; rule: Rule }) {
  const t = useT()
  const locale = useLocale()
  const [first, second] = halves?.map((half) => half[locale]) ?? []
  return (
    <p>
      {t(`results:groups.participationHow.${how}`, { ...rule, block: block?.[locale] ?? '', first, second })}
    </p>
  )
}

function Why({ shown, rule }: { shown: ShownAs; rule: Rule }) {
  const t = useT()
  const locale = useLocale()
  const { how, block, halves, codes } = shown
  if (how === 'alone') return <p>{t('results:groups.how.alone', { count: codes.length })}</p>
  if (how === 'hidden') return <p>{t('results:groups.how.hidden')}</p>
  if (how === 'access') return <p>{t('results:groups.how.access', { block: block![locale] })}</p>
  const [first, second] = halves!.map((half) => half[locale]) as [string, string]
  if (how === 'territory') return <p>{t('results:groups.how.territory', { first, second })}</p>
  return <p>{t('results:groups.how.together', { ...rule, block: block![locale], first, second })}</p>
}
