import { useT } from '#app/components/ui/i18n.tsx'
import { Mark } from '#app/components/ui/mark.tsx'
import type { KeyFigure } from '#app/domain/results/results-words.ts'
import type { ReportView, ViewBlock } from '#app/domain/results/view-blocks.ts'
import { DataTable } from './data-table.tsx'
import { ReportFigure } from './report-figure.tsx'

/** A report as a document: head, key figures, numbered figures with their tables, method and limits. */
export function ReportBody({ view, seal = null }: { view: ReportView; seal?: string | null }) {
  return (
    <article className="report" aria-labelledby="report-title">
      <header className="report-head">
        <p className="running small">
          <Mark label={view.territory} />
          <span className="num">{view.running}</span>
        </p>
        <p className="kicker">{view.kicker}</p>
        <h1 id="report-title">{view.heading}</h1>
        <p className="lede">{view.lede}</p>
        {view.warnings.map((warning) => (
          <p className="notice alert" key={warning}>
            <strong>{warning}</strong>
          </p>
        ))}
      </header>
      <KeyFigures figures={view.figures} />
      <ReportSections sections={view.sections} />
      {seal ? <p className="seal small quiet">{seal}</p> : null}
    </article>
  )
}

/** Headed parts of a document, one after the other. */
export function ReportSections({ sections }: { sections: ReportView['sections'] }) {
  return sections.map((section) => (
    <section className={section.onNewPage ? 'part new-page' : 'part'} key={section.id}>
      {section.title ? <h2 id={section.id}>{section.title}</h2> : null}
      {section.blocks.map((block, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a frozen report never changes its order
        <Block key={at} block={block} />
      ))}
    </section>
  ))
}

/** The report's own contents, beside it. */
export function ReportContents(props: { view: Pick<ReportView, 'sections'>; label?: string }) {
  const { view, label } = props
  const t = useT()
  const titled = view.sections.filter(({ title }) => title)
  return (
    <nav className="report-toc" aria-label={label ?? t('results:page.contents')}>
      <ol>
        {titled.map((section) => (
          <li key={section.id}>
            <a href={`#${section.id}`}>{section.title}</a>
          </li>
        ))}
      </ol>
    </nav>
  )
}

function KeyFigures({ figures }: { figures: readonly KeyFigure[] }) {
  if (figures.length === 0) return null
  return (
    <dl className="key-figures">
      {figures.map((figure) => (
        <div key={figure.label}>
          <dt>{figure.label}</dt>
          <dd className="value">{figure.value}</dd>
          <dd className="note quiet small">{figure.note}</dd>
        </div>
      ))}
    </dl>
  )
}

function Block({ block }: { block: ViewBlock }) {
  const t = useT()
  if (block.kind === 'figure') return <ReportFigure figure={block} />
  if (block.kind === 'subheading') return <h3 id={block.id}>{block.text}</h3>
  if (block.kind === 'figures') return <KeyFigures figures={block.figures} />
  if (block.kind === 'text')
    return (
      <p lang={block.lang} className={block.strong ? 'said' : undefined}>
        {block.text}
      </p>
    )
  if (block.kind === 'quotes')
    return (
      <ul className="quotes">
        {block.items.map((item, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two people may have written the same
          <li key={at}>
            <blockquote>{item}</blockquote>
          </li>
        ))}
      </ul>
    )
  if (block.kind === 'list')
    return (
      <ul className="plain-list" lang={block.lang}>
        {block.items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    )
  if (!block.folded) return <DataTable table={block.table} />
  return (
    <details className="folded">
      <summary>{t('results:page.tables', { count: 1 })}</summary>
      <DataTable table={block.table} />
    </details>
  )
}
