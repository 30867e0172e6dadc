import type { LineChange, LineNote, PreviewLine } from '#app/domain/directory/import-plan.ts'
import type { LineReason } from '#app/domain/directory/schema.ts'
import type { Translate } from '#app/i18n/index.ts'
import { useFormat, useT } from './i18n.tsx'
import { ScrollRegion } from './scroll-region.tsx'

/** Why a line is left out, in words. */
function sayReason(t: Translate, { code, field, value, line }: LineReason): string {
  const params = { field: field ? t(`directory:field.${field}`) : '', value: value ?? '', line: line ?? '' }
  return code === 'missing' && value
    ? t('directory:reason.missingSigns', params)
    : t(`directory:reason.${code}`, params)
}

function sayChange(t: Translate, { field, from, to }: LineChange): string {
  const name = t(`directory:heading.${field}`)
  if (field === 'main') return t('directory:changeMain')
  const written = (value: string | null) =>
    value === null
      ? t('directory:none')
      : field === 'locale'
        ? t(`directory:language.${value as 'fr' | 'en'}`)
        : value
  return t('directory:change', { field: name, from: written(from), to: written(to) })
}

function sayNote(t: Translate, { code, value }: LineNote): string {
  return t(`directory:note.${code}`, { value })
}

/** Lines of a file and what becomes of each. */
export function ImportLines({ lines, caption }: { lines: readonly PreviewLine[]; caption: string }) {
  const t = useT()
  const format = useFormat()
  const says = (line: PreviewLine) => [
    ...line.reasons.map((reason) => sayReason(t, reason)),
    ...line.changes.map((change) => sayChange(t, change)),
    ...line.notes.map((note) => sayNote(t, note)),
  ]
  return (
    <ScrollRegion label={caption}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col" className="num">
              {t('directory:column.line')}
            </th>
            <th scope="col">{t('directory:column.name')}</th>
            <th scope="col">{t('directory:employer')}</th>
            <th scope="col">{t('directory:column.becomes')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.line}>
              <td className="num">{format.number(line.line)}</td>
              <th scope="row">{line.name || '—'}</th>
              <td>{line.employer || '—'}</td>
              <td>
                <span className={line.status === 'left-out' ? 'tag alert' : 'tag'}>
                  {t(`directory:status.${line.status}`)}
                </span>
                {says(line).map((sentence) => (
                  <div key={sentence}>{sentence}</div>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

/** Lines that were left out of an import, once it is written. */
export function LeftOutLines(props: {
  lines: readonly { line: number; name: string; reasons: LineReason[] }[]
  caption: string
}) {
  const t = useT()
  const format = useFormat()
  return (
    <ScrollRegion label={props.caption}>
      <table>
        <caption>{props.caption}</caption>
        <thead>
          <tr>
            <th scope="col" className="num">
              {t('directory:column.line')}
            </th>
            <th scope="col">{t('directory:column.name')}</th>
            <th scope="col">{t('directory:column.reason')}</th>
          </tr>
        </thead>
        <tbody>
          {props.lines.map(({ line, name, reasons }) => (
            <tr key={line}>
              <td className="num">{format.number(line)}</td>
              <th scope="row">{name || '—'}</th>
              <td>
                {reasons.length === 0 ? t('directory:reason.question') : null}
                {reasons.map((reason) => (
                  <div key={reason.code + (reason.field ?? '')}>{sayReason(t, reason)}</div>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}
