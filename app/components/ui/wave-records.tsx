import { Form } from '@remix-run/react'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import type { LocalizedText } from '#app/i18n/index.ts'
import { useFormat, useLocale, useT } from './i18n.tsx'
import { Notice } from './notice.tsx'

interface Record {
  kind: 'opening' | 'closing'
  recordedOn: string
  sha256: string
}

interface Addendum {
  number: number
  kind: 'extension' | 'correction' | 'arrival' | 'slips' | 'cancellation'
  sentence: LocalizedText | null
  recordedOn: string
  sha256: string
  handed: 'waiting' | 'accepted' | 'refused' | 'nobody'
}

/**
 * The procès-verbaux of a wave and their addenda, to download, in the order in which they were drawn up.
 * @param label of the wave, where its page doesn't name it
 */
export function WaveRecords(props: {
  records: readonly Record[]
  addenda: readonly Addendum[]
  here: string
  /** Its identifier. */
  wave: string
  label?: string
}) {
  const t = useT()
  const locale = useLocale()
  const { records, addenda, here, wave } = props
  const id = `records-${props.label ?? 'wave'}`
  const item = (record: Record) => (
    <RecordItem
      key={record.kind}
      href={`${here}/proces-verbal/${record.kind === 'opening' ? 'ouverture' : 'cloture'}.pdf`}
      title={t(record.kind === 'opening' ? 'waves:recordOpening' : 'waves:recordClosing')}
      record={record}
    />
  )
  return (
    <section className="section" aria-labelledby={id}>
      <h2 id={id}>{props.label ? t('waves:recordsOf', { label: props.label }) : t('waves:records')}</h2>
      <ul>
        {records.filter(({ kind }) => kind === 'opening').map(item)}
        {addenda.map((addendum) => (
          <AddendumItem key={addendum.number} addendum={addendum} here={here} />
        ))}
        {records.filter(({ kind }) => kind === 'closing').map(item)}
      </ul>
      <p>
        <a href={`/e/${wave}/verification?langue=${locale}`}>{t('records:title')}</a>, {t('records:anybody')}
      </p>
    </section>
  )
}

function AddendumItem({ addendum, here }: { addendum: Addendum; here: string }) {
  const t = useT()
  const locale = useLocale()
  const { kind, number, sentence, handed } = addendum
  const cancelled = kind === 'cancellation'
  return (
    <RecordItem
      href={`${here}/proces-verbal/${cancelled ? 'annulation' : `additif-${number}`}.pdf`}
      title={cancelled ? t('running:cancellationRecord') : t('running:addendum', { number })}
      record={addendum}
      more={[...(sentence ? [sentence[locale]] : []), t(`running:handed.${handed}`)]}
    />
  )
}

function RecordItem(props: {
  href: string
  title: string
  record: { recordedOn: string; sha256: string }
  more?: readonly string[]
}) {
  const t = useT()
  const format = useFormat()
  const { recordedOn, sha256 } = props.record
  return (
    <li>
      <a href={props.href}>{props.title}</a>, {format.date(recordedOn, 'short')} (
      <a href={`${props.href}?langue=en`} hrefLang="en">
        {t('waves:recordEnglish')}
        <span className="visually-hidden"> ({props.title})</span>
      </a>
      )
      {props.more?.map((line) => (
        <span key={line}>
          <br />
          {line}
        </span>
      ))}
      <br />
      <span className="quiet small num">{t('waves:recordHash', { hash: sha256.slice(0, 16) })}</span>
    </li>
  )
}

/** Addenda that the address of the staff representatives refused: the pilot corrects it here. */
export function RefusedRecords({ address, refusal }: { address: string; refusal: string | null }) {
  const t = useT()
  return (
    <Notice alert title={t('running:handedRefused')}>
      {refusal ? <p className="error">{refusal}</p> : null}
      <Form method="post" className="form">
        <div className="field">
          <label htmlFor="address">{t('running:handedAddress')}</label>
          <input
            id="address"
            name="address"
            type="email"
            required
            defaultValue={address}
            aria-invalid={refusal ? true : undefined}
          />
        </div>
        <p>
          <SubmitButton label={t('running:handedSend')} look="plain" />
        </p>
      </Form>
    </Notice>
  )
}
