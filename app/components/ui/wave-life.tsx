import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import type { LocalizedText } from '#app/i18n/index.ts'
import { useFormat, useLocale, useT } from './i18n.tsx'
import { Meter, Notice } from './notice.tsx'

/** What happens next to a launched wave, each with its day: nothing to press. */
export function WaveNext(props: {
  phase: 'scheduled' | 'open'
  opensAt: string
  closesAt: string
  reminders: readonly { kind: 'reminder_7' | 'reminder_3'; dueAt: string }[]
  arriving: number
}) {
  const t = useT()
  const format = useFormat()
  return (
    <section className="section" aria-labelledby="next">
      <h2 id="next">{t('running:next')}</h2>
      {props.arriving ? <p role="status">{t('running:arriving', { count: props.arriving })}</p> : null}
      <ul>
        {props.phase === 'scheduled' ? (
          <li>{t('running:nextOpens', { date: format.dateTime(props.opensAt) })}</li>
        ) : null}
        {props.reminders.map(({ kind, dueAt }) => (
          <li key={kind}>{t(`running:nextReminder.${kind}`, { date: format.dateTime(dueAt) })}</li>
        ))}
        <li>{t('running:nextCloses', { date: format.dateTime(props.closesAt) })}</li>
      </ul>
    </section>
  )
}

const changes = [
  ['relances', 'reminders'],
  ['envois', 'sending'],
  ['ajouter', 'add'],
  ['bulletins', 'slips'],
  ['corriger', 'correct'],
  ['prolonger', 'extend'],
  ['annuler', 'cancel'],
] as const

/** What may still change of a launched wave; each has a page of its own. A test wave is its team's: nobody is added. */
export function WaveChanges({ here, test }: { here: string; test: boolean }) {
  const t = useT()
  return (
    <section className="section" aria-labelledby="changes">
      <h2 id="changes">{t('running:changes')}</h2>
      <ul>
        {changes
          .filter(([path]) => !(test && path === 'ajouter'))
          .map(([path, what]) => (
            <li key={path}>
              <Link to={`${here}/${path}`}>{t(`running:change.${what}`)}</Link>
              <span className="quiet">
                {', '}
                {t(`running:change.${what}Text`)}
              </span>
            </li>
          ))}
      </ul>
      <p className="quiet">{t('running:changeRest')}</p>
    </section>
  )
}

/** The key doesn't open the urn: what happens, and the one way out. */
export function WaveSuspended({ here, mayCancel }: { here: string; mayCancel: boolean }) {
  const t = useT()
  return (
    <Notice alert title={t('running:suspended')}>
      <p>{t('running:suspendedText')}</p>
      {mayCancel ? (
        <p>
          <Link to={`${here}/annuler`}>{t('running:change.cancel')}</Link>
        </p>
      ) : null}
    </Notice>
  )
}

/** No link can leave: what goes on all the same. */
export function WaveLinksLost() {
  const t = useT()
  return (
    <Notice alert title={t('running:linksLost')}>
      <p>{t('running:linksLostText')}</p>
    </Notice>
  )
}

/** A cancelled wave: why, what became of the answers, who was told. */
export function WaveCancelled(props: {
  cancellation: { reason: LocalizedText; open: boolean; complete: boolean }
  told: { accepted: number; total: number }
}) {
  const t = useT()
  const locale = useLocale()
  const format = useFormat()
  const { cancellation, told } = props
  const label = t('running:cancelledTold', {
    count: told.accepted,
    accepted: format.number(told.accepted),
    total: format.number(told.total),
  })
  return (
    <Notice title={t('running:cancelled')}>
      <p>{cancellation.reason[locale]}</p>
      {cancellation.complete ? null : <p role="status">{t('running:cancelling')}</p>}
      {cancellation.open ? <p>{t('running:cancelledBallots')}</p> : null}
      {told.total ? <Meter done={told.accepted} total={told.total} label={label} /> : null}
    </Notice>
  )
}

/** A list of sentences under a heading: what will happen, what can't be undone. */
export function Consequences({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="section" aria-labelledby="what">
      <h2 id="what">{title}</h2>
      <ul>{children}</ul>
    </section>
  )
}
