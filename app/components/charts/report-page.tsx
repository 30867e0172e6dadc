import type { ReactNode } from 'react'
import { SkipLink } from '#app/components/ui/shells.tsx'
import type { ReportView } from '#app/domain/results/view-blocks.ts'
import { ReportBody, ReportContents } from './report-body.tsx'

/** A document on a page of its own: a bar that doesn't print, the contents beside, the document. */
export function ReportPage(props: {
  view: ReportView
  /** Of the contents. */
  contents: string
  seal: string | null
  back: ReactNode
  children: ReactNode
}) {
  const { view, contents, seal, back, children } = props
  return (
    <div className="report-page">
      <SkipLink />
      <header className="report-bar">
        {back}
        <div className="actions">{children}</div>
      </header>
      <div className="report-columns">
        <ReportContents view={view} label={contents} />
        <main id="main" tabIndex={-1}>
          <ReportBody view={view} seal={seal} />
        </main>
      </div>
    </div>
  )
}
