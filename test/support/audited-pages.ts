import { mkdirSync } from 'node:fs'
import path from 'node:path'

/** Where the addresses of audited pages are noted, one a line; Playwright empties this folder before each run. */
export function auditedPagesFile(outputDir: string): string {
  mkdirSync(outputDir, { recursive: true })
  return path.join(outputDir, 'audited-pages.txt')
}
