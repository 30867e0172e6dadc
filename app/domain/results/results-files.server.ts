import type { DocumentEngine } from '#app/documents/typst.server.ts'
import type { Locale } from '#app/i18n/index.ts'
import { codebookTable } from './codebook.ts'
import { openDataPackage } from './open-data.ts'
import type { ResultsContent } from './results-content.ts'
import { resultsCsv } from './results-csv.ts'
import { resultsDocument } from './results-document.server.ts'
import { resultsWorkbook } from './results-workbook.server.ts'
import { spreadsheetCsv } from './write-csv.ts'

/** The files that frozen results may be downloaded as, in the order they are offered. */
export const resultsFiles = ['pdf', 'xlsx', 'csv', 'codebook', 'json', 'openData'] as const
export type ResultsFile = (typeof resultsFiles)[number]

/** Open data are for results that are published, and whole. */
export function mayDownload(
  file: ResultsFile,
  { content, publishedOn }: { content: ResultsContent; publishedOn: string | null },
): boolean {
  return file !== 'openData' || (publishedOn !== null && !content.extractFor && content.publishable)
}

/** Draws one file. @param content as the reader may see it */
export async function drawResultsFile(
  file: ResultsFile,
  content: ResultsContent,
  locale: Locale,
  engine?: DocumentEngine,
): Promise<Uint8Array> {
  const bytes = (text: string) => new TextEncoder().encode(text)
  switch (file) {
    case 'pdf':
      return resultsDocument(content, locale, engine)
    case 'xlsx':
      return resultsWorkbook(content, locale)
    case 'csv':
      return bytes(resultsCsv(content, locale))
    case 'codebook':
      return bytes(spreadsheetCsv(codebookTable(content, locale)))
    case 'json':
      return bytes(`${JSON.stringify(content, null, 2)}\n`)
    case 'openData':
      return openDataPackage(content, locale)
  }
}
