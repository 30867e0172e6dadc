import { Form } from '@remix-run/react'
import { useFormat, useT } from '#app/components/ui/i18n.tsx'
import { Notice } from '#app/components/ui/notice.tsx'
import type { Proposal } from '#app/domain/comments/propose-masks.ts'
import { withholdReasons } from '#app/domain/comments/schema.ts'
import { SubmitButton } from './submit-button.tsx'

export interface Chosen {
  ticked: readonly string[]
  typed: string
}

/** What to mask in a comment: boxes to tick, words to type; then a look at the result, and the confirmation. */
export function MaskForm(props: {
  proposals: readonly Proposal[]
  /** What was sent already; null the first time, when what is surely somebody is ticked. */
  chosen: Chosen | null
  problem: string | null
  preview: { text: string; masked: number } | null
}) {
  const t = useT()
  const { proposals, chosen, problem, preview } = props
  return (
    <Form method="post" className="form">
      <fieldset className="tight" aria-describedby="proposed-hint">
        <legend>{t('comments:proposed')}</legend>
        <p className="hint" id="proposed-hint">
          {proposals.length ? t('comments:proposedHint') : t('comments:proposedNone')}
        </p>
        {proposals.map((proposal) => (
          <ProposalBox
            key={proposal.passage}
            proposal={proposal}
            ticked={chosen ? chosen.ticked.includes(proposal.passage) : proposal.sure}
          />
        ))}
      </fieldset>
      <div className={problem ? 'field invalid' : 'field'}>
        <label htmlFor="typed">{t('comments:typed')}</label>
        <p className="hint" id="typed-hint">
          {t('comments:typedHint')}
        </p>
        {problem ? (
          <p className="error" id="typed-error" role="alert">
            {problem}
          </p>
        ) : null}
        <textarea
          id="typed"
          name="typed"
          rows={3}
          defaultValue={chosen?.typed}
          aria-describedby={problem ? 'typed-hint typed-error' : 'typed-hint'}
          aria-invalid={problem ? true : undefined}
        />
      </div>
      {preview ? (
        <div role="status">
          <Notice title={t('comments:previewTitle')}>
            <p className="as-typed" dir="auto">
              {preview.text}
            </p>
          </Notice>
        </div>
      ) : null}
      <p>{t('comments:final')}</p>
      <p className="actions">
        <SubmitButton label={t('comments:confirm')} name="intent" value="confirm" />
        <SubmitButton label={t('comments:preview')} name="intent" value="preview" look="plain" />
      </p>
    </Form>
  )
}

function ProposalBox({ proposal, ticked }: { proposal: Proposal; ticked: boolean }) {
  const t = useT()
  const { passage, kind, times } = proposal
  const what = t(`comments:kind.${kind}`)
  return (
    <label className="choice">
      <input type="checkbox" name="mask" value={passage} defaultChecked={ticked} />
      <span>
        <bdi>{passage}</bdi>
        <br />
        <span className="quiet small">
          {times > 1 ? t('comments:times', { kind: what, count: times }) : what}
        </span>
      </span>
    </label>
  )
}

/** The other end of a comment: erased, with its reason. Folded away: it is rare, and final. */
export function WithholdForm({ problem }: { problem: string | null }) {
  const t = useT()
  return (
    <details open={problem !== null}>
      <summary>{t('comments:withhold')}</summary>
      <Form method="post" className="form">
        <p>{t('comments:withholdLede')}</p>
        <p>{t('comments:withholdDanger')}</p>
        <fieldset className="tight" aria-describedby={problem ? 'reason-error' : undefined}>
          <legend>{t('comments:reasonLegend')}</legend>
          {problem ? (
            <p className="error" id="reason-error" role="alert">
              {problem}
            </p>
          ) : null}
          {withholdReasons.map((reason) => (
            <label key={reason} className="choice">
              <input type="radio" name="reason" value={reason} />
              <span>{t(`comments:reason.${reason}`)}</span>
            </label>
          ))}
        </fieldset>
        <p className="actions">
          <SubmitButton label={t('comments:withholdButton')} name="intent" value="withhold" look="alert" />
        </p>
      </Form>
    </details>
  )
}

/** « 2 commentaires non retenus : menace ou insulte (2) »; null without any. */
export function useWithheldSentence() {
  const t = useT()
  const format = useFormat()
  return (withheld: Readonly<Partial<Record<(typeof withholdReasons)[number], number>>>): string | null => {
    const reasons = withholdReasons.filter((reason) => withheld[reason])
    const count = reasons.reduce((sum, reason) => sum + withheld[reason]!, 0)
    if (count === 0) return null
    const said = reasons.map((reason) =>
      t('comments:reasonCount', {
        reason: t(`comments:reason.${reason}`),
        formatted: format.number(withheld[reason]!),
      }),
    )
    const sentence = t('comments:withheldCount', { count, formatted: format.number(count) })
    return t('comments:reasons', { sentence, reasons: said.join(', ') })
  }
}
