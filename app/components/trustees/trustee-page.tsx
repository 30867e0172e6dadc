import type { ReactNode } from 'react'
import { AnswerShell } from '#app/components/answer/answer-shell.tsx'
import { Material } from '#app/components/answer/material.tsx'
import type { TerritoryLook } from '#app/domain/settings/territory-look.server.ts'
import { formatDateTime } from '#app/i18n/format.ts'
import { type Locale, type LocalizedText, type Translate, translator } from '#app/i18n/index.ts'
import { KeySheet } from './key-sheet.tsx'
import { OpeningForm } from './opening-form.tsx'
import { trusteeMaterial } from './trustee-material.ts'

interface TrusteePageProps {
  wave: { id: string; title: LocalizedText; label: string; organisation: string; closesAt: string }
  look: TerritoryLook
  locale: Locale
  path: string
  script: string
}

/** Every step of a trustee, one of which the script shows: it alone knows who she is and where she stands. */
export function TrusteePage({ wave, look, locale, path, script }: TrusteePageProps) {
  const t = translator(locale)
  const title = `${wave.title[locale]}, ${wave.label}`
  const closes = formatDateTime(locale, new Date(wave.closesAt))
  const material = trusteeMaterial(wave.id, locale)
  return (
    <AnswerShell territory={wave.organisation} look={look} locale={locale} path={path}>
      <div className="no-print">
        <h1>{t('trustees:page.title')}</h1>
        <p className="lede">{title}</p>
        <p id="me" hidden />
      </div>
      <noscript>
        <div className="notice alert">
          <p>{t('trustees:page.noScript')}</p>
        </div>
      </noscript>
      <div id="notice" className="no-print" aria-live="polite" />
      <Start t={t} />
      <View name="waiting" title={t('trustees:page.waitingTitle')}>
        <p>{t('trustees:page.waiting')}</p>
        <Others t={t} />
      </View>
      <View name="other-browser" title={t('trustees:page.otherBrowserTitle')}>
        <p>{t('trustees:page.otherBrowser')}</p>
        <p>{t('trustees:page.otherBrowserHelp')}</p>
      </View>
      <section className="answer-part" data-view="sheet" hidden>
        <div className="no-print answer-part">
          <h2 tabIndex={-1}>{t('trustees:page.sheetTitle')}</h2>
          <p>{t('trustees:page.sheetLede')}</p>
          <p className="actions">
            <button type="button" className="button" id="print">
              {t('trustees:page.print')}
            </button>
            <button type="button" className="button plain" id="printed">
              {t('trustees:page.printed')}
            </button>
          </p>
        </div>
        <KeySheet t={t} title={title} organisation={wave.organisation} closes={closes} />
      </section>
      <View name="read-back" title={t('trustees:page.readBackTitle')}>
        <p>{t('trustees:page.readBack')}</p>
        <form id="read-back" className="form" noValidate>
          <div className="field">
            <label htmlFor="code">{t('trustees:page.checkCode')}</label>
            <p className="error" id="code-error" hidden />
            <input
              id="code"
              name="code"
              className="code"
              autoComplete="off"
              spellCheck={false}
              aria-describedby="code-error"
            />
          </div>
          <p className="actions">
            <button type="submit" className="button">
              {t('trustees:page.verify')}
            </button>
            <button type="button" className="button plain" id="see-again">
              {t('trustees:page.seeAgain')}
            </button>
          </p>
        </form>
      </View>
      <View name="kept" title={t('trustees:page.keptTitle')}>
        <p>{t('trustees:page.kept', { date: closes })}</p>
        <p>{t('trustees:page.keptNext')}</p>
        <Others t={t} />
      </View>
      <OpeningForm t={t} />
      <View name="opened" title={t('trustees:page.openedTitle')}>
        <p>{t('trustees:page.opened')}</p>
        <Destroyed t={t} />
      </View>
      <View name="cancelled" title={t('trustees:page.cancelledTitle')}>
        <p>{t('trustees:page.cancelled')}</p>
        <Destroyed t={t} />
      </View>
      <Material value={material} />
      <script type="module" src={script} />
    </AnswerShell>
  )
}

function Start({ t }: { t: Translate }) {
  return (
    <View name="start" title={t('trustees:page.startTitle')}>
      <p>{t('trustees:page.hello')}</p>
      <ol>
        <li>{t('trustees:page.start1')}</li>
        <li>{t('trustees:page.start2')}</li>
        <li>{t('trustees:page.start3')}</li>
      </ol>
      <p>{t('trustees:page.startHere')}</p>
      <div className="notice">
        <p>{t('trustees:page.deals')}</p>
        <p>{t('trustees:page.never')}</p>
      </div>
      <Others t={t} />
      <p>
        <button type="button" className="button" id="start">
          {t('trustees:page.start')}
        </button>
      </p>
    </View>
  )
}

/** What she says of her sheet once it serves no more. */
function Destroyed({ t }: { t: Translate }) {
  return (
    <>
      <p role="status" tabIndex={-1} data-destroyed />
      <p>
        <button type="button" className="button" data-destroy>
          {t('trustees:page.destroy')}
        </button>
      </p>
    </>
  )
}

/** The two others, written by the script. */
function Others({ t }: { t: Translate }) {
  return (
    <div>
      <h3>{t('trustees:page.others')}</h3>
      <ul data-others />
    </div>
  )
}

function View({ name, title, children }: { name: string; title: string; children: ReactNode }) {
  return (
    <section className="answer-part" data-view={name} hidden>
      <h2 tabIndex={-1}>{title}</h2>
      {children}
    </section>
  )
}
