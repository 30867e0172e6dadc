import { useFormat, useT } from '#app/components/ui/i18n.tsx'
import { columnName } from '#app/domain/directory/column-choices.ts'
import type { ReadHeadings } from '#app/domain/directory/columns.ts'
import { fieldLabel, headingLabel } from '#app/domain/directory/field-label.ts'
import {
  type DirectoryKind,
  fieldsOf,
  type ImportField,
  requiredFieldsOf,
} from '#app/domain/directory/kinds.ts'
import type { FileFormat } from '#app/domain/directory/read-table.server.ts'
import type { ChosenColumns } from '#app/domain/directory/schema.ts'
import { SubmitButton } from './submit-button.tsx'

interface Props {
  kind: DirectoryKind
  format: FileFormat
  headings: string[]
  columns: ReadHeadings
  chosen: ChosenColumns | null
  employers: readonly { id: string; name: string }[]
}

/** How the file was read, and the column of each field, to be corrected by hand; open when one is missing. */
export function ImportColumns({ kind, format, headings, columns, chosen, employers }: Props) {
  const t = useT()
  const { missing, ignored } = columns
  return (
    <details open={missing.length > 0}>
      <summary>{t('directory:howRead')}</summary>
      <div className="form">
        <p>{t(chosen ? 'directory:columnsChosen' : 'directory:columnsLede')}</p>
        <FileFacts format={format} ignored={ignored} />
        {format.type === 'xlsx' && format.sheets.length > 1 ? (
          <p className="field">
            <label htmlFor="sheet">{t('directory:sheet')}</label>
            <select id="sheet" name="sheet" defaultValue={format.sheet}>
              {format.sheets.map((sheet) => (
                <option key={sheet}>{sheet}</option>
              ))}
            </select>
          </p>
        ) : null}
        <fieldset className="form">
          <legend>{t('directory:columnsTitle')}</legend>
          {fieldsOf[kind].map((field) => (
            <ColumnField
              key={field}
              label={headingLabel(t, kind, field)}
              field={field}
              headings={headings}
              place={columns.columns[field]?.[0]}
              fixed={chosen?.fixed?.field === field ? chosen.fixed.value : null}
              values={field === 'employer' ? employers.map(({ name }) => name) : []}
              missing={
                missing.includes(field)
                  ? t('directory:columnsMissing', { fields: fieldLabel(t, kind, field) })
                  : null
              }
              required={requiredFieldsOf[kind].includes(field)}
            />
          ))}
        </fieldset>
        <p className="actions">
          <SubmitButton label={t('directory:useColumns')} name="intent" value="columns" look="plain" />
          {chosen ? (
            <SubmitButton label={t('directory:columnsAuto')} name="intent" value="columns-auto" look="link" />
          ) : null}
        </p>
      </div>
    </details>
  )
}

function ColumnField(props: {
  field: ImportField
  label: string
  headings: string[]
  place: number | undefined
  /** The value every line has, when that was chosen. */
  fixed: string | null
  /** Values that every line may have. */
  values: string[]
  missing: string | null
  required: boolean
}) {
  const t = useT()
  const { field, label, headings, place, fixed, values, missing, required } = props
  const id = `column-${field}`
  const value = fixed === null ? String(place ?? '') : `=${fixed}`
  return (
    <div className={missing ? 'field invalid' : 'field'}>
      <label htmlFor={id}>{label}</label>
      {missing ? (
        <p className="error" id={`${id}-error`}>
          {missing}
        </p>
      ) : null}
      <select
        key={value}
        id={id}
        name={columnName(field)}
        defaultValue={value}
        aria-invalid={missing ? true : undefined}
        aria-describedby={missing ? `${id}-error` : undefined}
        aria-required={required || undefined}
      >
        <option value="">{t('directory:columnNone')}</option>
        {headings.map((heading, column) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two columns may bear the same heading
          <option key={column} value={column}>
            {heading || t('directory:columnUntitled', { number: column + 1 })}
          </option>
        ))}
        {values.map((name) => (
          <option key={name} value={`=${name}`}>
            {t('directory:columnFixed', { name })}
          </option>
        ))}
      </select>
    </div>
  )
}

function FileFacts({ format, ignored }: { format: FileFormat; ignored: string[] }) {
  const t = useT()
  const separators = { ';': 'semicolon', ',': 'comma', '\t': 'tab' } as const
  return (
    <>
      <dl className="facts">
        <dt>{t('directory:format')}</dt>
        <dd>
          {format.type === 'csv'
            ? `${t(`directory:separator.${separators[format.separator]}`)}, ${format.encoding}`
            : t('directory:workbookRead', { sheet: format.sheet })}
        </dd>
        <dt>{t('directory:ignored')}</dt>
        <dd>{ignored.join(', ') || t('directory:none')}</dd>
      </dl>
      {format.type === 'xlsx' ? <p>{t('directory:workbookNote')}</p> : null}
    </>
  )
}

/** Matricules that a workbook holds as numbers. */
export function LostZeros({ count }: { count: number }) {
  const t = useT()
  const format = useFormat()
  return <p>{t('directory:matriculeNumbers', { count, number: format.number(count) })}</p>
}
