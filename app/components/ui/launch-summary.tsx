import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import type { AudienceSummary } from '#app/domain/directory/audience-counts.ts'
import type { TreeNode } from '#app/domain/disclosure/group-tree.ts'
import { recommendedFrom } from '#app/domain/trustees/ceremony.ts'
import type { LocalizedText } from '#app/i18n/index.ts'
import { ByEmployer } from './audience-count.tsx'
import { GroupTable } from './group-table.tsx'
import { useFormat, useLocale, useT } from './i18n.tsx'

interface LaunchSummaryProps {
  k: number
  depth: 'segment' | 'employer' | 'service'
  representatives: string | null
  /** It was declared that there are none. */
  noRepresentatives: boolean
  opensAt: string
  closesAt: string
  /** The consultation of the calendar. */
  planned: LocalizedText | null
  invited: number
  /** The rules, a sentence each. */
  audience: readonly string[]
  people: AudienceSummary
  tree: readonly TreeNode[]
  expected: readonly { rate: number; shown: number }[]
  sender: string | null
  replyTo: string | null
  tried: boolean
  /** Names and functions of those who share the key of the urn; none: the server keeps it. */
  trustees: readonly string[]
  /** Where that is changed. */
  urnPath: string
}

/** What a launch will do, to whom, when, in whose name, and what can't be undone: in words, before the button. */
export function LaunchSummary(props: LaunchSummaryProps) {
  const t = useT()
  const format = useFormat()
  const { k, representatives, opensAt, invited } = props
  return (
    <>
      <Who {...props} />
      <When {...props} />
      <Groups {...props} />
      <Keepers {...props} />
      <Part id="what" title={t('waves:launchWhat')}>
        <ul>
          <li>{t('waves:launchFreeze', { invited: format.number(invited) })}</li>
          <li>{t(props.trustees.length ? 'trustees:launchKeys' : 'waves:launchKeys')}</li>
          {representatives ? <li>{t('waves:launchRecord', { email: representatives })}</li> : null}
          {props.noRepresentatives ? <li>{t('waves:launchRecordNone')}</li> : null}
          <li>{t('waves:launchMails', { date: format.dateTime(opensAt) })}</li>
          {props.tried ? null : <li>{t('prepare:launchNoTrial')}</li>}
        </ul>
      </Part>
      <Part id="cannot" title={t('waves:launchCannot')}>
        <ul>
          <li>{t('waves:launchCannotEdit', { k })}</li>
          <li>{t('waves:launchCannotRead')}</li>
          <li>{t(props.trustees.length ? 'trustees:launchLevel2Never' : 'waves:launchCannotLose')}</li>
        </ul>
      </Part>
    </>
  )
}

function Who({ audience, people, invited, sender, replyTo }: LaunchSummaryProps) {
  const t = useT()
  const format = useFormat()
  return (
    <Part id="who" title={t('prepare:launchWho')}>
      <p>{audience.join(' ')}</p>
      <p>
        <strong>{t('prepare:launchInvited', { count: invited, formatted: format.number(invited) })}</strong>{' '}
        {people.withoutEmail
          ? t('prepare:launchPaper', {
              count: people.withoutEmail,
              formatted: format.number(people.withoutEmail),
            })
          : null}
      </p>
      {sender || replyTo ? (
        <p>
          {sender ? t('prepare:launchSenderName', { sender }) : null}{' '}
          {replyTo ? t('prepare:launchSenderReply', { address: replyTo }) : null}
        </p>
      ) : null}
      {people.employers.length > 1 ? (
        <details>
          <summary>{t('prepare:countedCaption')}</summary>
          <ByEmployer employers={people.employers} />
        </details>
      ) : null}
    </Part>
  )
}

function Keepers({ trustees, invited, urnPath }: LaunchSummaryProps) {
  const t = useT()
  const format = useFormat()
  const counts = { formatted: format.number(invited), from: recommendedFrom }
  return (
    <Part id="keepers" title={t('trustees:keepersLegend')}>
      {trustees.length ? (
        <ul>
          <li>{t('trustees:launchLevel2', { names: trustees.join('\u202f; ') })}</li>
          <li>{t('trustees:launchLevel2Waits')}</li>
        </ul>
      ) : (
        <p>
          {t('trustees:launchLevel1')} {invited >= recommendedFrom ? t('trustees:recommended', counts) : null}
        </p>
      )}
      <p>
        <Link to={urnPath}>{t('trustees:launchChange')}</Link>
      </p>
    </Part>
  )
}

function When({ opensAt, closesAt, planned, trustees }: LaunchSummaryProps) {
  const t = useT()
  const locale = useLocale()
  const format = useFormat()
  return (
    <Part id="when" title={t('prepare:launchWhen')}>
      <ul>
        <li>{t('prepare:launchOpens', { date: format.dateTime(opensAt) })}</li>
        <li>
          {t(trustees.length ? 'trustees:launchCloses' : 'prepare:launchCloses', {
            date: format.dateTime(closesAt),
          })}
        </li>
        {planned ? <li>{t('prepare:launchPlanned', { title: planned[locale] })}</li> : null}
      </ul>
    </Part>
  )
}

function Groups({ depth, tree, expected }: LaunchSummaryProps) {
  const t = useT()
  const format = useFormat()
  if (tree.length === 0) return null
  return (
    <Part id="groups" title={t('prepare:launchGroups')}>
      <p>{t('prepare:launchDepth', { depth: t(`prepare:depth.${depth}`) })}</p>
      <ul>
        {expected.map(({ rate, shown }) => (
          <li key={rate}>
            {t('prepare:launchExpected', {
              rate: format.share(rate),
              count: shown,
              formatted: format.number(shown),
            })}
          </li>
        ))}
      </ul>
      <details>
        <summary>{t('prepare:launchTree')}</summary>
        <GroupTable tree={tree} />
      </details>
    </Part>
  )
}

function Part({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section className="section" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  )
}
