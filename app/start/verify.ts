import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { type HeldFile, type VerifiedFile, verifyRecords } from '#app/domain/records/verify-records.ts'
import { type Locale, translator } from '#app/i18n/index.ts'

/**
 * `npm run verify -- FILE…`: says of records, JSON or PDF, what holds and what does not. It reads the files and nothing else.
 * `--english` for the sentences in English.
 * @returns 1 when a check fails, or a file is no record; 2 when there is nothing to verify
 */
export function verify(args: readonly string[], say: (line: string) => void): 0 | 1 | 2 {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { english: { type: 'boolean', default: false } },
  })
  const locale: Locale = values.english ? 'en' : 'fr'
  const t = translator(locale)
  if (positionals.length === 0) {
    say(t('records:verify.usage'))
    return 2
  }
  const files: HeldFile[] = []
  for (const file of positionals) {
    try {
      files.push({ name: basename(file), content: readFileSync(file) })
    } catch {
      say(t('records:verify.unreadable', { file }))
      return 2
    }
  }
  const verified = verifyRecords(files)
  for (const file of verified) sayFile(file, locale, say)
  const checks = verified.flatMap((file) => file.checks)
  const failed = checks.filter(({ holds }) => !holds).length
  const kinds = verified.flatMap(({ record }) => (record ? [record.kind] : []))
  if (kinds.some((kind) => kind !== 'opening') && !kinds.includes('opening'))
    say(`${t('records:verify.alone')}\n`)
  say(
    failed
      ? t('records:verify.someFail', { count: failed })
      : t('records:verify.allHold', { count: checks.length }),
  )
  return failed ? 1 : 0
}

function sayFile({ name, record, checks }: VerifiedFile, locale: Locale, say: (line: string) => void): void {
  const t = translator(locale)
  if (record) {
    const number = record.kind === 'addendum' ? record.facts.number : null
    const { wave, territory } = record.facts
    const kind = t(`records:record.${record.kind}`, { number })
    say(printable(t('records:verify.file', { file: name, kind, label: wave.label, territory })))
  } else if (checks.some(({ code }) => code === 'pdfHash'))
    say(printable(t('records:verify.pdf', { file: name })))
  else say(printable(t('records:verify.unknown', { file: name })))
  const [yes, no] = [t('records:verify.holds'), t('records:verify.fails')]
  for (const { code, holds } of checks) {
    const verdict = (holds ? yes : no).padEnd(no.length)
    say(`  ${verdict}  ${t(`records:check.${code}`)}`)
  }
  if (record)
    say(`  ${t('records:factsHash')} ${record.factsHash}\n  ${t('records:pdfHash')} ${record.pdfHash}`)
  say('')
}

/** A file may come from anybody: its texts don't act on the terminal. */
function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}]/gu, '')
}

if (import.meta.main) {
  process.exit(verify(process.argv.slice(2), (line) => process.stdout.write(`${line}\n`)))
}
