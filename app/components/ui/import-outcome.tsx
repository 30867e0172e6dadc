import { Link } from '@remix-run/react'
import type { DirectoryKind } from '#app/domain/directory/kinds.ts'
import type { ImportOutcome as Outcome } from '#app/domain/directory/schema.ts'
import { useFormat, useT } from './i18n.tsx'
import { LeftOutLines } from './import-lines.tsx'

/** Left-out lines shown; the others were all in the preview. */
const shown = 500

/** What an import wrote, and what it left out and why. */
export function ImportOutcome(props: {
  kind: DirectoryKind
  outcome: Outcome
  fileName: string
  /** The list this import wrote to, and where another file is chosen. */
  list: string
  another: string
  /** Agents of the whole directory whom nobody can write to. */
  withoutEmail: number
  /** Where it is undone; null once undone. */
  undo: string | null
}) {
  const { kind, outcome, fileName, list, another, undo, withoutEmail } = props
  const t = useT()
  const format = useFormat()
  const fact = (key: 'new' | 'changed' | 'unchanged' | 'leftOut', value: number) => (
    <>
      <dt>{t(`directory:outcome.${key}`)}</dt>
      <dd>{format.number(value)}</dd>
    </>
  )
  return (
    <>
      <p className="lede">
        {undo === null
          ? t('directory:undone')
          : kind === 'organisations'
            ? t('directory:outcomeOrganisations', { fileName })
            : t('directory:outcomeLede', {
                count: outcome.persons,
                number: format.number(outcome.persons),
                fileName,
              })}
      </p>
      <dl className="facts">
        {fact('new', outcome.new)}
        {fact('changed', outcome.changed)}
        {fact('unchanged', outcome.unchanged)}
        {fact('leftOut', outcome.leftOut)}
        {outcome.removed > 0 ? (
          <>
            <dt>{t('directory:outcomeRemoved')}</dt>
            <dd>{format.number(outcome.removed)}</dd>
          </>
        ) : null}
      </dl>
      {withoutEmail && undo ? (
        <p>{t('slips:propose', { count: withoutEmail, number: format.number(withoutEmail) })}</p>
      ) : null}
      <p className="actions">
        <Link className="button" to={list}>
          {t('directory:seeList')}
        </Link>
        <Link to={another}>{t('directory:importAnother')}</Link>
        {undo ? <Link to={undo}>{t('directory:undo')}</Link> : null}
      </p>
      {outcome.lines.length > 0 ? (
        <section className="section" aria-labelledby="left-out">
          <h2 id="left-out">{t('directory:leftOutTitle')}</h2>
          <p>{t('directory:leftOutLede')}</p>
          <LeftOutLines
            kind={kind}
            lines={outcome.lines.slice(0, shown)}
            caption={t('directory:leftOutCaption', {
              shown: format.number(Math.min(shown, outcome.lines.length)),
              count: outcome.leftOut,
              number: format.number(outcome.leftOut),
            })}
          />
        </section>
      ) : null}
    </>
  )
}
