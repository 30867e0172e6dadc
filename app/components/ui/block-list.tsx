import { Form, Link } from '@remix-run/react'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import type { BlockChoices, BlockLine } from '#app/domain/reports/block-choices.ts'
import { useT } from './i18n.tsx'

/** The blocks of a draft in order; each is moved by buttons, with or without a script. */
export function BlockList(props: { blocks: readonly BlockLine[]; revision: number; here: string }) {
  const t = useT()
  const { blocks, revision, here } = props
  return (
    <ol className="block-list">
      {blocks.map((block, at) => {
        const typed = block.kind === 'text' || block.kind === 'decisions' ? 'write' : 'comment'
        const name = { block: block.title }
        return (
          <li key={block.id} id={`bloc-${block.id}`}>
            <p>
              <span className="tag">{t(`reports:blockKind.${block.kind}`)}</span>{' '}
              <strong>{block.title}</strong>
              {block.noted ? <span className="quiet small"> · {t('reports:edit.noted')}</span> : null}
              {block.empty ? (
                <>
                  <br />
                  <span className="quiet small">{t('reports:edit.empty')}</span>
                </>
              ) : null}
            </p>
            <Form method="post" className="row-form">
              <input type="hidden" name="revision" value={revision} />
              <input type="hidden" name="blockId" value={block.id} />
              {block.kind === 'annex' ? null : (
                <Link to={`${here}/blocs/${block.id}`} aria-label={t(`reports:edit.${typed}Of`, name)}>
                  {t(`reports:edit.${typed}`)}
                </Link>
              )}
              {at > 0 ? <Arrange intent="up" name={block.title} /> : null}
              {at < blocks.length - 1 ? <Arrange intent="down" name={block.title} /> : null}
              <Arrange intent="remove" name={block.title} />
            </Form>
          </li>
        )
      })}
    </ol>
  )
}

function Arrange({ intent, name }: { intent: 'up' | 'down' | 'remove' | 'restore'; name: string }) {
  const t = useT()
  return (
    <button
      type="submit"
      className="button link"
      name="intent"
      value={intent}
      aria-label={t(`reports:edit.${intent}Of`, { block: name })}
    >
      {t(`reports:edit.${intent}`)}
    </button>
  )
}

/** Blocks taken out, each with what puts it back where it was. */
export function RemovedBlocks({ blocks, revision }: { blocks: readonly BlockLine[]; revision: number }) {
  return (
    <ul>
      {blocks.map(({ id, title }) => (
        <li key={id}>
          <Form method="post" className="row-form">
            <input type="hidden" name="revision" value={revision} />
            <input type="hidden" name="blockId" value={id} />
            <span>{title}</span>
            <Arrange intent="restore" name={title} />
          </Form>
        </li>
      ))}
    </ul>
  )
}

/** What may be added, in groups. It goes at the end, before the annex. */
export function AddBlock({ choices, revision }: { choices: readonly BlockChoices[]; revision: number }) {
  const t = useT()
  return (
    <section className="section" aria-labelledby="add">
      <h2 id="add">{t('reports:edit.add')}</h2>
      <Form method="post" className="form">
        <input type="hidden" name="revision" value={revision} />
        <div className="field">
          <label htmlFor="what">{t('reports:edit.addWhat')}</label>
          <select id="what" name="what">
            {choices.map(({ group, label, choices: inGroup }) => (
              <optgroup key={`${group} ${label}`} label={t(`reports:edit.addGroup.${group}`, { label })}>
                {inGroup.map(({ value, label: name }) => (
                  <option key={value} value={value}>
                    {name}
                  </option>
                ))}
              </optgroup>
            ))}
          </select>
        </div>
        <p>
          <SubmitButton label={t('reports:edit.addButton')} look="plain" />
        </p>
      </Form>
    </section>
  )
}
