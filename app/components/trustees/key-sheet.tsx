import { sheetLineCount } from '#app/domain/ballots/sheet-words.ts'
import type { Translate } from '#app/i18n/index.ts'

/** The paper of a share: on an A4 sheet, nothing else of the page is printed. What is secret is written by the script alone. */
export function KeySheet(props: { t: Translate; title: string; organisation: string; closes: string }) {
  const { t } = props
  return (
    <article className="key-sheet">
      <header>
        <p className="small">{props.organisation}</p>
        <h3 id="sheet-heading">{t('trustees:page.sheet.heading', { place: '…' })}</h3>
        <p>{t('trustees:page.sheet.what')}</p>
      </header>
      <dl className="facts">
        <dt>{t('trustees:page.sheet.who')}</dt>
        <dd id="sheet-who" />
        <dt>{t('trustees:page.sheet.wave')}</dt>
        <dd>{props.title}</dd>
        <dt>{t('trustees:page.sheet.closes')}</dt>
        <dd>{props.closes}</dd>
      </dl>
      <div>
        <h4>{t('trustees:page.sheet.words')}</h4>
        <ol className="key-words" id="sheet-words" lang="fr">
          {Array.from({ length: sheetLineCount }, (_, index) => index + 1).map((place) => (
            <li key={place} />
          ))}
        </ol>
      </div>
      <div className="key-sheet-secret">
        <div>
          <h4>{t('trustees:page.sheet.check')}</h4>
          <p className="key-check" id="sheet-check" />
          <p className="small">{t('trustees:page.sheet.letters')}</p>
        </div>
        <figure>
          <div id="sheet-qr" />
          <figcaption className="small">{t('trustees:page.sheet.qr')}</figcaption>
        </figure>
      </div>
      <footer>
        <p>{t('trustees:page.sheet.keep')}</p>
        <p>{t('trustees:page.sheet.when')}</p>
      </footer>
    </article>
  )
}
