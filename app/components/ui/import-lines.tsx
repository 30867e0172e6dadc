import { fieldLabel, headingLabel } from '#app/domain/directory/field-label.ts'
import type { LineChange, LineNote, PreviewLine } from '#app/domain/directory/import-plan.ts'
import type { DirectoryKind } from '#app/domain/directory/kinds.ts'
import type { LineReason } from '#app/domain/directory/schema.ts'
import type { Translate } from '#app/i18n/index.ts'
import { useFormat, useT } from './i18n.tsx'
import { ScrollRegion } from './scroll-region.tsx'

/** Why a line is left out, in words. */
function sayReason(t: Translate, kind: DirectoryKind, { code, field, value, line }: LineReason): string {
  const params = { field: field ? fieldLabel(t, kind, field) : '', value: value ?? '', line: line ?? '' }
  return code === 'missing' && value
    ? t('directory:reason.missingSigns', params)
    : t(`directory:reason.${code}`, params)
}

/** A value as people read it; some are kept as codes. */
function sayValue(t: Translate, field: LineChange['field'], value: string | null): string {
  if (value === null) return t('directory:none')
  if (field === 'locale') return t(`directory:language.${value as 'fr'}`)
  if (field === 'kind') return t(`directory:organisationKind.${value as 'epci'}`)
  if (field === 'segment') return t(`directory:segment.${value as 'epci'}`)
  if (field === 'employs') return t(value === 'true' ? 'directory:yes' : 'directory:no')
  return value
}

function sayChange(t: Translate, kind: DirectoryKind, { field, from, to }: LineChange): string {
  if (field === 'main') return t(kind === 'elected' ? 'directory:changeMainMandate' : 'directory:changeMain')
  return t('directory:change', {
    field: headingLabel(t, kind, field),
    from: sayValue(t, field, from),
    to: sayValue(t, field, to),
  })
}

function sayNote(t: Translate, { code, value }: LineNote): string {
  return t(`directory:note.${code}`, { value })
}

/** Lines of a file and what becomes of each. */
export function ImportLines(props: { kind: DirectoryKind; lines: readonly PreviewLine[]; caption: string }) {
  const { kind, lines, caption } = props
  const employers = kind !== 'organisations'
  const t = useT()
  const format = useFormat()
  const says = (line: PreviewLine) => [
    ...line.reasons.map((reason) => sayReason(t, kind, reason)),
    ...line.changes.map((change) => sayChange(t, kind, change)),
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
            {employers ? <th scope="col">{headingLabel(t, kind, 'employer')}</th> : null}
            <th scope="col">{t('directory:column.becomes')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.line}>
              <td className="num">{format.number(line.line)}</td>
              <th scope="row">{line.name || '—'}</th>
              {employers ? <td>{line.employer || '—'}</td> : null}
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
  kind: DirectoryKind
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
                  <div key={reason.code + (reason.field ?? '')}>{sayReason(t, props.kind, reason)}</div>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}
