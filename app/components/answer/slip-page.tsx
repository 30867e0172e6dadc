import { slipLineLength, slipLines } from '#app/domain/ballots/slip-code.ts'
import type { AnswerPage } from '#app/domain/consultations/answer-page.server.ts'
import { formatDateTime } from '#app/i18n/format.ts'
import { type Locale, translator } from '#app/i18n/index.ts'
import { AnswerShell } from './answer-shell.tsx'
import { embedMaterial, NotOpen } from './introduction.tsx'
import { Material } from './material.tsx'
import type { SlipMaterial, SlipMode } from './slip-material.ts'

interface SlipPageProps {
  page: AnswerPage
  mode: SlipMode
  locale: Locale
  /** Of the answer page. */
  home: string
  path: string
  script: string
}

/** Where the code of a slip is typed. It never goes into a URL's query nor to the server before the ballot: the script reads it. */
export function SlipPage({ page, mode, locale, home, path, script }: SlipPageProps) {
  const t = translator(locale)
  const { introduction, material } = page
  const kiosk = mode === 'kiosk'
  if (!material) return <NotOpen page={page} locale={locale} path={path} home={home} kiosk={kiosk} />
  const embedded: SlipMaterial = {
    ...{ mode, waveId: material.waveId, locale },
    answer: mode === 'code' ? null : embedMaterial(introduction, material, locale),
  }
  return (
    <AnswerShell
      territory={introduction.territory}
      look={introduction.look}
      locale={locale}
      path={path}
      kiosk={kiosk}
    >
      <div id="introduction" className="answer-part">
        {introduction.test ? <p className="flag">{t('respond:testWave')}</p> : null}
        <h1>{kiosk ? introduction.title[locale] : t(`kiosk:${mode}Title`)}</h1>
        {kiosk ? (
          <>
            <dl className="asks">
              <dt>{t('respond:who')}</dt>
              <dd>{introduction.who[locale]}</dd>
              <dt>{t('respond:why')}</dt>
              <dd>{introduction.why[locale]}</dd>
            </dl>
            <section className="promise" aria-labelledby="promise">
              <h2 id="promise">{t('respond:promise')}</h2>
              <ul>
                <li>{t('respond:promise1')}</li>
                <li>{t('respond:promise2')}</li>
                <li>{t('kiosk:erased')}</li>
              </ul>
              <p>
                <a href={`${path}/protection?langue=${locale}`}>{t('respond:promiseMore')}</a>
              </p>
            </section>
          </>
        ) : (
          <p className="lede">{t(mode === 'clerk' ? 'kiosk:clerkLede' : 'kiosk:codeLede')}</p>
        )}
        <p className="quiet">
          {mode === 'code' ? `${introduction.title[locale]}. ` : null}
          {t('slips:until', { date: formatDateTime(locale, new Date(introduction.closesAt)) })}
        </p>
        <noscript>
          <p className="notice alert">{t('kiosk:noScript')}</p>
        </noscript>
        <CodeForm mode={mode} locale={locale} />
        {mode === 'clerk' ? <SampleChoice locale={locale} /> : null}
        <p className="small quiet">{t('respond:question', { contact: introduction.contact[locale] })}</p>
      </div>
      <div id="survey" hidden />
      <div id="outcome" className="answer-part" hidden />
      {mode === 'code' ? null : (
        <p id="leaving" hidden>
          <button type="button" className="button plain" id="leave">
            {t('kiosk:leave')}
          </button>
        </p>
      )}
      <Material value={embedded} />
      <script type="module" src={script} />
    </AnswerShell>
  )
}

function CodeForm({ mode, locale }: Pick<SlipPageProps, 'mode' | 'locale'>) {
  const t = translator(locale)
  return (
    <form id="code" className="code-form" autoComplete="off" noValidate hidden>
      <fieldset aria-describedby="code-hint">
        <legend>{t('kiosk:code')}</legend>
        <p id="code-hint" className="quiet">
          {t('kiosk:hint')}
        </p>
        <div className="code-lines">
          {Array.from({ length: slipLines }, (_, place) => place + 1).map((line) => (
            <div className="field" key={line}>
              <label>
                <span>{t('kiosk:line', { line })}</span>
                <input
                  id={`line-${line}`}
                  autoComplete="off"
                  autoCapitalize="characters"
                  autoCorrect="off"
                  spellCheck={false}
                  // What separates the characters, or a whole code that is pasted, has room.
                  maxLength={200}
                  size={slipLineLength + 4}
                  aria-describedby={`line-${line}-error code-status`}
                />
              </label>
              <p className="error" id={`line-${line}-error`} role="alert" hidden />
            </div>
          ))}
        </div>
      </fieldset>
      <p id="code-status" role="status" className="code-status" />
      <p>
        <button type="submit" className="button">
          {t(mode === 'code' ? 'kiosk:goOn' : 'kiosk:start')}
        </button>
      </p>
    </form>
  )
}

function SampleChoice({ locale }: { locale: Locale }) {
  const t = translator(locale)
  return (
    <section className="promise" aria-labelledby="sample-title">
      <h2 id="sample-title">{t('kiosk:sample')}</h2>
      <p>{t('kiosk:sampleWhy')}</p>
      <p>
        <select id="sample" aria-labelledby="sample-title" defaultValue="10" autoComplete="off">
          <option value="0">{t('kiosk:samples.none')}</option>
          <option value="10">{t('kiosk:samples.tenth')}</option>
          <option value="5">{t('kiosk:samples.fifth')}</option>
          <option value="1">{t('kiosk:samples.all')}</option>
        </select>
      </p>
      <p id="tally" role="status" />
    </section>
  )
}
