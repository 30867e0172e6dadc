import { Form, Link } from '@remix-run/react'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import type { BoardTrustee } from '#app/domain/trustees/ceremony.ts'
import { formatTime } from '#app/i18n/format.ts'
import { locales } from '#app/i18n/index.ts'
import { useFormat, useLocale, useT } from './i18n.tsx'
import { Notice } from './notice.tsx'
import { ScrollRegion } from './scroll-region.tsx'

/** Where each of the three trustees stands: in the launch, or in the opening. */
export function TrusteeBoard({ trustees, opening }: { trustees: readonly BoardTrustee[]; opening: boolean }) {
  const t = useT()
  return (
    <ScrollRegion label={t('trustees:boardCaption')}>
      <table>
        <caption>{t('trustees:boardCaption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('trustees:column.who')}</th>
            <th scope="col">{t('trustees:column.step')}</th>
          </tr>
        </thead>
        <tbody>
          {trustees.map(({ id, name, role, email, step, refused, sheetIn }) => (
            <tr key={id}>
              <th scope="row">
                {name}
                <br />
                <span className="small quiet">
                  {role}, {email}
                </span>
              </th>
              <td>
                {opening ? t(sheetIn ? 'trustees:sheetIn' : 'trustees:sheetOut') : t(`trustees:step.${step}`)}
                {refused && step !== 'refused' ? ` ${t('trustees:letterRefused')}` : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

/** While the shares are not made: another person, another address, or the same in another browser. */
export function ReplaceTrustee({ trustee, refusal }: { trustee: BoardTrustee; refusal: string | null }) {
  const t = useT()
  return (
    <TrusteeForm
      trustee={trustee}
      refusal={refusal}
      title={t('trustees:replace', { name: trustee.name })}
      help={t('trustees:replaceHelp')}
      fields={['name', 'role', 'email']}
      intent="replace"
    />
  )
}

/** Once the shares are made: the same person, written to elsewhere or in another language. */
export function CorrectTrustee({ trustee, refusal }: { trustee: BoardTrustee; refusal: string | null }) {
  const t = useT()
  return (
    <TrusteeForm
      trustee={trustee}
      refusal={refusal}
      title={t('trustees:correct', { name: trustee.name })}
      help={t('trustees:correctHelp')}
      fields={['email']}
      intent="correct"
    />
  )
}

function TrusteeForm(props: {
  trustee: BoardTrustee
  refusal: string | null
  title: string
  help: string
  fields: readonly ('name' | 'role' | 'email')[]
  intent: 'replace' | 'correct'
}) {
  const t = useT()
  const { trustee, refusal, fields, intent } = props
  const { id, place } = trustee
  return (
    <details open={refusal !== null || trustee.step === 'refused' || trustee.refused}>
      <summary>{props.title}</summary>
      <Form method="post" className="form">
        {refusal ? (
          <p className="error" role="alert">
            {refusal}
          </p>
        ) : null}
        <p className="quiet small">{props.help}</p>
        <input type="hidden" name="place" value={place} />
        <input type="hidden" name="trustee" value={id} />
        {fields.map((field) => (
          <div className="field" key={field}>
            <label htmlFor={`${field}-${place}`}>{t(`trustees:${field}`)}</label>
            <input
              id={`${field}-${place}`}
              name={field}
              type={field === 'email' ? 'email' : 'text'}
              maxLength={field === 'email' ? 254 : 120}
              required
              defaultValue={trustee[field]}
              autoComplete="off"
            />
          </div>
        ))}
        <div className="field">
          <label htmlFor={`locale-${place}`}>{t('trustees:locale')}</label>
          <select id={`locale-${place}`} name="locale" defaultValue={trustee.locale}>
            {locales.map((locale) => (
              <option key={locale} value={locale}>
                {t(`access:localeName.${locale}`)}
              </option>
            ))}
          </select>
        </div>
        <p>
          <SubmitButton label={t('trustees:replaceButton')} look="plain" name="intent" value={intent} />
        </p>
      </Form>
    </details>
  )
}

/** Once launched: the same link again, to whoever has lost her letter. */
export function LinksAgain({ trustees }: { trustees: readonly BoardTrustee[] }) {
  const t = useT()
  return (
    <Form method="post" className="actions">
      <input type="hidden" name="intent" value="again" />
      {trustees.map(({ id, name }) => (
        <SubmitButton key={id} label={t('trustees:again', { name })} look="plain" name="trustee" value={id} />
      ))}
    </Form>
  )
}

/** On the page of a wave whose key is shared: what it waits for, and where to follow it. */
export function SharedUrn(props: {
  shared: { state: 'launching' | 'launched' | 'closing'; missing: number; withdrawn: boolean }
  here: string
}) {
  const t = useT()
  const { state, missing, withdrawn } = props.shared
  if (withdrawn) return <p role="status">{t('trustees:withdrawing')}</p>
  const sentence = {
    launching: missing ? t('trustees:waiting', { count: missing }) : t('waves:launching'),
    launched: t('trustees:launchedShort'),
    closing: t('trustees:countingWaits'),
  }[state]
  return (
    <div className="notice" role="status">
      <p>{sentence}</p>
      <p>
        <Link to={`${props.here}/depositaires`}>{t('trustees:follow')}</Link>
      </p>
    </div>
  )
}

/** What the pilot has to know now: what is missing, until when, and what can still be done. */
export function TrusteeNews(props: {
  state: 'launching' | 'launched' | 'closing'
  opensAt: string
  closesAt: string
  late: boolean
  withdrawn: boolean
  trustees: readonly BoardTrustee[]
  sitting: { right: number; endsAt: string | null } | null
  mayCancel: boolean
  here: string
  replaced: string | null
  sent: string | null
  corrected: string | null
  dated: boolean
}) {
  const t = useT()
  const format = useFormat()
  const locale = useLocale()
  const { state, opensAt, closesAt, sitting } = props
  const missing = props.trustees.filter(({ step }) => step !== 'done').length
  const [date, close] = [format.dateTime(opensAt), format.dateTime(closesAt)]
  const said = [
    ...(props.replaced ? [t('trustees:replaced', { email: props.replaced })] : []),
    ...(props.corrected ? [t('trustees:replaced', { email: props.corrected })] : []),
    ...(props.sent ? [t('trustees:sentAgain', { email: props.sent })] : []),
    ...(props.dated ? [t('trustees:datesSaved')] : []),
  ]
  return (
    <>
      {said.map((sentence) => (
        <div className="notice" role="status" key={sentence}>
          <p>{sentence}</p>
        </div>
      ))}
      {props.withdrawn ? <p role="status">{t('trustees:withdrawing')}</p> : null}
      {props.late && !props.withdrawn ? (
        <Notice alert title={t('trustees:boardLate', { date })}>
          <p>{missing ? t('trustees:boardLateWhy', { count: missing }) : t('trustees:boardLateReady')}</p>
        </Notice>
      ) : null}
      {state === 'launching' && !props.late && !props.withdrawn ? (
        <p className="lede">{t('trustees:boardLaunching', { date })}</p>
      ) : null}
      {state === 'launched' ? <p className="lede">{t('trustees:boardLaunched', { date: close })}</p> : null}
      {state === 'closing' ? (
        <>
          <p className="lede">{t('trustees:boardOpening')}</p>
          {sitting?.right && sitting.endsAt ? (
            <p role="status">
              {t('trustees:boardSitting', {
                count: sitting.right,
                hour: formatTime(locale, new Date(sitting.endsAt)),
              })}
            </p>
          ) : null}
          <p>
            {t('trustees:boardNever')}{' '}
            {props.mayCancel ? <Link to={`${props.here}/annuler`}>{t('running:change.cancel')}</Link> : null}
          </p>
        </>
      ) : null}
    </>
  )
}
