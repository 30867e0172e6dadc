import { surveyMessages } from '#app/components/survey/messages.ts'
import type { AnswerPage } from '#app/domain/consultations/answer-page.server.ts'
import { formatDateTime } from '#app/i18n/format.ts'
import { type Locale, type LocalizedText, translator } from '#app/i18n/index.ts'
import { AnswerShell } from './answer-shell.tsx'
import type { EmbeddedMaterial } from './embedded-material.ts'
import { Material } from './material.tsx'

interface IntroductionProps {
  page: AnswerPage
  locale: Locale
  /** Of this page, for the link to the other language. */
  path: string
  /** The script that takes the link, fetches the survey and seals the answer. */
  script: string
  preview: boolean
}

/** Who asks, why, how long, until when, what protects the answer; one large button. Rendered once, served to everybody. */
export function Introduction({ page, locale, path, script, preview }: IntroductionProps) {
  const t = translator(locale)
  const { introduction, material } = page
  const text = (each: { fr: string; en: string }) => each[locale]
  if (!material) return <NotOpen page={page} locale={locale} path={path} home={path} />
  const embedded = embedMaterial(introduction, material, locale)
  return (
    <AnswerShell territory={introduction.territory} look={introduction.look} locale={locale} path={path}>
      <div id="introduction" className="answer-part">
        {preview ? <p className="flag">{t('respond:preview')}</p> : null}
        {introduction.test ? <p className="flag">{t('respond:testWave')}</p> : null}
        <h1>{text(introduction.title)}</h1>
        <dl className="asks">
          <dt>{t('respond:who')}</dt>
          <dd>{text(introduction.who)}</dd>
          <dt>{t('respond:why')}</dt>
          <dd>{text(introduction.why)}</dd>
        </dl>
        <p className="quiet">
          {t('respond:minutes', { minutes: introduction.minutes, count: introduction.questions })}
          {', '}
          {t('respond:until', { date: formatDateTime(locale, new Date(introduction.closesAt)) })}
        </p>
        <section className="promise" aria-labelledby="promise">
          <h2 id="promise">{t('respond:promise')}</h2>
          <ul>
            <li>{t('respond:promise1')}</li>
            <li>{t('respond:promise2')}</li>
            <li>{t('respond:promise3', { k: introduction.k })}</li>
          </ul>
          <p>
            <a href={`/e/${material.waveId}/protection?langue=${locale}`} data-keep-link>
              {t('respond:promiseMore')}
            </a>
          </p>
          <p>
            <a href={`/e/${material.waveId}/donnees?langue=${locale}`} data-keep-link>
              {t('notice:link')}
            </a>
          </p>
        </section>
        <div id="notice" aria-live="polite" />
        <noscript>
          <div className="notice alert">
            <p>{t('respond:noScriptTitle')}</p>
            <p>{t('respond:noScript')}</p>
          </div>
        </noscript>
        <p id="have-code" hidden>
          <a href={`/e/${material.waveId}/code?langue=${locale}`}>{t('kiosk:haveCode')}</a>
        </p>
        <p>
          <button className="button" type="button" id="start" hidden>
            {t('respond:start')}
          </button>
        </p>
        <p className="small quiet">
          {t('respond:free')} {t('respond:question', { contact: text(introduction.contact) })}
        </p>
      </div>
      <div id="survey" hidden />
      <div id="outcome" className="answer-part" hidden />
      <Material value={embedded} />
      <script type="module" src={script} />
    </AnswerShell>
  )
}

/** What the scripts of these pages read. */
export function embedMaterial(
  { minutes, title, contacts }: AnswerPage['introduction'],
  material: NonNullable<AnswerPage['material']>,
  locale: Locale,
): EmbeddedMaterial {
  return {
    ...material,
    ...{ locale, minutes, title, contacts: onLinesOfTheirOwn(contacts) },
    messages: { fr: surveyMessages('fr'), en: surveyMessages('en') },
  }
}

interface NotOpenProps extends Pick<IntroductionProps, 'page' | 'locale' | 'path'> {
  /** Of the answer page. */
  home: string
  /** A shared tablet: nothing leads away from it. */
  kiosk?: boolean
}

export function NotOpen({ page, locale, path, home, kiosk = false }: NotOpenProps) {
  const t = translator(locale)
  const { introduction, phase } = page
  const opens = formatDateTime(locale, new Date(introduction.opensAt))
  const closes = formatDateTime(locale, new Date(introduction.closesAt))
  const soon = [t('respond:draftTitle'), t('respond:draft')] as const
  const over = [t('respond:closedTitle'), t('respond:closed', { date: closes })] as const
  const [title, sentence] = {
    draft: soon,
    launching: soon,
    scheduled: [t('respond:scheduledTitle'), t('respond:scheduled', { date: opens })] as const,
    open: over,
    counting: over,
    closed: over,
    cancelled: [t('respond:cancelledTitle'), t('respond:cancelled')] as const,
  }[phase]
  return (
    <AnswerShell
      territory={introduction.territory}
      look={introduction.look}
      locale={locale}
      path={path}
      kiosk={kiosk}
    >
      <h1>{title}</h1>
      <p className="lede">{sentence}</p>
      {page.cancelledBecause ? (
        <p>{t('respond:cancelledBecause', { reason: page.cancelledBecause[locale] })}</p>
      ) : null}
      <p className="small quiet">{t('respond:question', { contact: introduction.contact[locale] })}</p>
      {kiosk ? null : (
        <ul className="plain-list">
          <li>
            <a href={`${home}/protection?langue=${locale}`}>{t('protection:title')}</a>
          </li>
          <li>
            <a href={`${home}/donnees?langue=${locale}`}>{t('notice:link')}</a>
          </li>
          {phase === 'draft' || phase === 'launching' ? null : (
            <li>
              <a href={`${home}/verification?langue=${locale}`}>{t('records:link')}</a>
            </li>
          )}
        </ul>
      )}
    </AnswerShell>
  )
}

/** In the warning above the free texts, several contacts begin below its sentence. */
function onLinesOfTheirOwn(contacts: LocalizedText): LocalizedText {
  const placed = (text: string) => (text.includes('\n') ? `\n${text}` : text)
  return { fr: placed(contacts.fr), en: placed(contacts.en) }
}
