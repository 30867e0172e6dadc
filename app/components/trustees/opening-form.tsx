import { sheetLineCount } from '#app/domain/ballots/sheet-words.ts'
import type { Translate } from '#app/i18n/index.ts'

/** Where a trustee types her sheet: each word is checked as soon as it is typed, each line as soon as it is left. */
export function OpeningForm({ t }: { t: Translate }) {
  return (
    <section className="answer-part" data-view="opening" hidden>
      <h2 tabIndex={-1}>{t('trustees:page.openingTitle')}</h2>
      <p>{t('trustees:page.opening')}</p>
      <p id="sitting" role="status" hidden />
      <form id="sheet-form" className="form" noValidate autoComplete="off">
        <p className="quiet small">{t('trustees:page.openingPrivate')}</p>
        <fieldset className="form">
          <legend>{t('trustees:page.lines')}</legend>
          <p className="quiet small" id="lines-help">
            {t('trustees:page.linesHelp')}
          </p>
          <div className="line-fields">
            {Array.from({ length: sheetLineCount }, (_, index) => index + 1).map((place) => (
              <div className="field" key={place}>
                <label htmlFor={`line-${place}`}>{t('trustees:page.line', { place })}</label>
                <input
                  id={`line-${place}`}
                  lang="fr"
                  autoComplete="off"
                  autoCapitalize="none"
                  spellCheck={false}
                  aria-describedby={place === 1 ? 'lines-help line-1-error' : `line-${place}-error`}
                />
                <p className="error" id={`line-${place}-error`} hidden />
              </div>
            ))}
          </div>
        </fieldset>
        <div className="field">
          <label htmlFor="check">{t('trustees:page.checkCode')}</label>
          <input
            id="check"
            className="code"
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            aria-describedby="check-error"
          />
          <p className="error" id="check-error" hidden />
        </div>
        <p>
          <button type="submit" className="button" id="hand-in">
            {t('trustees:page.handIn')}
          </button>
        </p>
      </form>
    </section>
  )
}
