import type { PublicHome } from '#app/domain/settings/public-home.ts'
import type { LocalizedText } from '#app/i18n/index.ts'
import { useFormat, useLocale, useT } from './i18n.tsx'
import { Journey } from './journey.tsx'
import { Prose } from './prose.tsx'

interface TerritoryHomeProps {
  home: PublicHome
  processName: string
  purpose: LocalizedText | null
  replyTo: string | null
  /** What was said and what becomes of it; none in a preview. */
  restitutions?: readonly { title: LocalizedText; path: string }[]
  /** In a preview the page has a title of its own. */
  heading?: 'h1' | 'h2'
}

/** The public page of a démarche: where it stands, what is open, what it is for. Nothing is shown that is empty. */
export function TerritoryHome(props: TerritoryHomeProps) {
  const { home, processName, purpose, replyTo, restitutions = [], heading: Heading = 'h1' } = props
  const t = useT()
  const locale = useLocale()
  const purposeLocale = purpose?.[locale] ? locale : 'fr'
  return (
    <>
      <section className="hero" aria-labelledby={home.steps.length ? 'where' : undefined}>
        <Heading className="hero-title">{processName}</Heading>
        {home.steps.length ? (
          <>
            <h2 id="where">{t('territory:where')}</h2>
            <Whereabouts home={home} />
            <Journey steps={home.steps} />
          </>
        ) : null}
      </section>
      <YourTurn open={home.open} />
      {restitutions.length ? (
        <section className="section" aria-labelledby="said">
          <h2 id="said">{t('reports:public.home')}</h2>
          <ul>
            {restitutions.map(({ title, path }) => (
              <li key={path}>
                <a href={path}>{title[locale]}</a>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <div className="why">
        {purpose ? (
          <section className="section" aria-labelledby="purpose">
            <h2 id="purpose">{t('territory:purpose')}</h2>
            <Prose
              text={purpose[purposeLocale]}
              lang={purposeLocale === locale ? undefined : purposeLocale}
            />
          </section>
        ) : null}
        {replyTo ? (
          <section className="section" aria-labelledby="contact">
            <h2 id="contact">{t('territory:contact')}</h2>
            <p>
              {t('territory:contactText')}
              <a href={`mailto:${replyTo}`}>{replyTo}</a>
            </p>
          </section>
        ) : null}
      </div>
    </>
  )
}

/** Where we are and what comes next, in words. */
function Whereabouts({ home }: { home: PublicHome }) {
  const t = useT()
  const format = useFormat()
  const locale = useLocale()
  const { steps, next } = home
  const current = steps.filter(({ state }) => state === 'current')
  const [only] = current
  const first = steps[0]!
  const last = steps.reduce((latest, step) => (step.endsOn > latest.endsOn ? step : latest), first)
  const now =
    current.length > 1
      ? t('territory:nowAtSeveral', {
          phases: new Intl.ListFormat(locale).format(current.map(({ title }) => title[locale])),
        })
      : only
        ? t('territory:nowAt', { phase: only.title[locale], date: format.date(only.endsOn, 'short') })
        : last.state === 'past'
          ? t('territory:finished', { date: format.date(last.endsOn, 'short') })
          : t('territory:notStarted', { date: format.date(first.startsOn, 'short') })
  return (
    <div className="lede">
      <p>{now}</p>
      {next ? (
        <p>
          {t(next.kind === 'consultation' ? 'territory:next' : 'territory:nextMilestone', {
            title: next.title[locale],
            date: format.date(next.on),
          })}
        </p>
      ) : null}
    </div>
  )
}

/** What may be done now. Waves of agents are answered by personal links: none is here. */
function YourTurn({ open }: Pick<PublicHome, 'open'>) {
  const t = useT()
  const format = useFormat()
  const locale = useLocale()
  if (!open.length) return null
  return (
    <section className="section your-turn" aria-labelledby="turn">
      <h2 id="turn">{t('territory:turn')}</h2>
      <ul>
        {open.map(({ title, closesAt, minutes }) => (
          <li key={title.fr + closesAt}>
            <h3>{title[locale] || title.fr}</h3>
            <p>{t('territory:openUntil', { date: format.dateTime(closesAt), minutes })}</p>
            <p className="quiet">{t('territory:openByMail')}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}
