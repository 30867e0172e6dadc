import { useForm } from '@conform-to/react'
import { useState } from 'react'
import { ErrorSummary } from '#app/components/forms/error-summary.tsx'
import { CheckField, SelectField, TextArea, TextField } from '#app/components/forms/field.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { useT } from '#app/components/ui/i18n.tsx'
import { Mark } from '#app/components/ui/mark.tsx'
import { Meter, Notice } from '#app/components/ui/notice.tsx'
import { titled } from '#app/components/ui/title.ts'
import { WaveTable } from '#app/components/ui/wave-table.tsx'

export const meta = titled('style:title')

const meter = { count: 71, accepted: 71, total: 280 }
const swatches = [
  'paper',
  'sheet',
  'ink',
  'quiet',
  'line',
  'edge',
  'accent',
  'accent-wash',
  'warm-2',
  'warm-1',
  'neutral',
  'cool-1',
  'cool-2',
  'alert',
  'alert-wash',
]

/** The living page of the interface: every component, in every state, in both themes. In no navigation. */
export default function Style() {
  const t = useT()
  const [theme, setTheme] = useState<'light' | 'dark' | null>(null)
  const choose = (next: 'light' | 'dark') => {
    document.documentElement.dataset.theme = next
    setTheme(next)
  }
  return (
    <>
      <h1>{t('style:title')}</h1>
      <p className="lede">{t('style:lede')}</p>
      <div className="actions">
        {(['light', 'dark'] as const).map((each) => (
          <button
            key={each}
            type="button"
            className="button plain"
            aria-pressed={theme === each}
            onClick={() => choose(each)}
          >
            {t(each === 'light' ? 'style:light' : 'style:dark')}
          </button>
        ))}
      </div>
      <section className="section" aria-labelledby="type">
        <h2 id="type">{t('style:type')}</h2>
        <p className="lede">{t('site:homeLede')}</p>
        <h3>{t('site:homePromise')}</h3>
        <p>{t('site:homePromise1')}</p>
        <p className="quiet small">{t('site:homeInvited')}</p>
        <Mark label={t('common:product')} />
      </section>
      <section className="section" aria-labelledby="colours">
        <h2 id="colours">{t('style:colours')}</h2>
        <ul className="swatches">
          {swatches.map((name) => (
            <li key={name}>
              <span className={`swatch swatch-${name}`} aria-hidden="true" /> --{name}
            </li>
          ))}
        </ul>
      </section>
      <Buttons />
      <section className="section" aria-labelledby="notices">
        <h2 id="notices">{t('style:notices')}</h2>
        <Notice title={t('waves:saved')} />
        <Notice alert title={t('errors:unexpected')} />
        <Meter done={meter.count} total={meter.total} label={t('waves:deliveriesMeter', meter)} />
        <p>
          <span className="tag">{t('waves:testWave')}</span>{' '}
          <span className="tag alert">{t('today:late')}</span>
        </p>
      </section>
      <Fields />
      <section className="section" aria-labelledby="tables">
        <h2 id="tables">{t('style:tables')}</h2>
        <WaveTable caption={t('waves:caption')} waves={[]} home="" />
      </section>
    </>
  )
}

function Buttons() {
  const t = useT()
  return (
    <section className="section" aria-labelledby="buttons">
      <h2 id="buttons">{t('style:buttons')}</h2>
      <p className="actions">
        <button type="button" className="button">
          {t('common:save')}
        </button>
        <button type="button" className="button plain">
          {t('common:back')}
        </button>
        <button type="button" className="button alert">
          {t('waves:launch')}
        </button>
        <button type="button" className="button link">
          {t('accounts:signOut')}
        </button>
        <button type="button" className="button" aria-disabled="true">
          {t('common:working')}
        </button>
      </p>
    </section>
  )
}

function Fields() {
  const t = useT()
  const [form, fields] = useForm<Record<'email' | 'name' | 'text' | 'depth' | 'test', string>>({
    lastResult: { status: 'error', error: { email: [t('accounts:emailInvalid')] } },
    defaultValue: { email: 'claire.fontanel', depth: 'segment' },
  })
  return (
    <section className="section" aria-labelledby="fields">
      <h2 id="fields">{t('style:fields')}</h2>
      <form className="form" onSubmit={(event) => event.preventDefault()}>
        <ErrorSummary form={form} />
        <TextField field={fields.name} label={t('accounts:name')} autoComplete="off" />
        <TextField field={fields.email} label={t('accounts:email')} hint={t('accounts:signInLede')} />
        <TextArea field={fields.text} label={t('waves:whyFr')} />
        <SelectField
          field={fields.depth}
          label={t('waves:depth')}
          options={[{ value: 'segment', label: t('waves:depthSegment') }]}
        />
        <CheckField field={fields.test} label={t('waves:test')} />
        <p>
          <SubmitButton label={t('common:save')} />
        </p>
      </form>
    </section>
  )
}
