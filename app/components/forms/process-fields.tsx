import type { FieldMetadata } from '@conform-to/react'
import { useFormat, useT } from '#app/components/ui/i18n.tsx'
import { processKinds } from '#app/domain/calendar/template-words.ts'
import type { CommuneInput } from '#app/domain/processes/schema.ts'
import { SelectField, TextArea, TextField } from './field.tsx'

type Name =
  | 'name'
  | 'epciName'
  | 'epciSiren'
  | 'communes'
  | 'centralCommune'
  | 'kind'
  | 'months'
  | 'launchOn'
  | 'schoolZone'
type Fields = Record<Name, FieldMetadata<unknown>>

/** What is asked about any démarche. */
export function ProcessFields({ fields }: { fields: Fields }) {
  const t = useT()
  const zones = { A: t('processes:zoneA'), B: t('processes:zoneB'), C: t('processes:zoneC') }
  return (
    <>
      <TextField
        field={fields.launchOn}
        label={t('processes:launchOn')}
        hint={t('processes:launchOnHint')}
        type="date"
        className="short"
      />
      <KindField field={fields.kind} />
      <SelectField
        field={fields.months}
        label={t('processes:months')}
        hint={t('processes:monthsHint')}
        options={([12, 15, 18] as const).map((count) => ({
          value: String(count),
          label: t('processes:monthsValue', { count }),
        }))}
      />
      <SelectField
        field={fields.schoolZone}
        label={t('processes:zone')}
        hint={t('processes:zoneHint')}
        options={[
          { value: 'none', label: t('processes:zoneNone') },
          ...Object.entries(zones).map(([value, label]) => ({ value, label })),
        ]}
      />
    </>
  )
}

/** The name of the démarche, its EPCI and communes, all written by hand. */
export function EpciByHand({ fields }: { fields: Fields }) {
  const t = useT()
  return (
    <>
      <TextField field={fields.name} label={t('processes:name')} hint={t('processes:nameHint')} />
      <EpciFields fields={fields} />
      <CommunesField field={fields.communes} hint={t('processes:communesHint')} />
      <TextField
        field={fields.centralCommune}
        label={t('processes:centralCommune')}
        hint={t('processes:centralCommuneHint')}
        className="short"
      />
    </>
  )
}

/** The same, taken from the list: shown as read, and open to correction. */
export function EpciFromList(props: { fields: Fields; communes: readonly CommuneInput[]; edition: string }) {
  const { fields, communes, edition } = props
  const t = useT()
  const format = useFormat()
  const people = communes.reduce((sum, { population = 0 }) => sum + population, 0)
  const wrong = [fields.communes, fields.epciName, fields.epciSiren].some((field) => field.errors)
  return (
    <>
      <TextField field={fields.name} label={t('processes:name')} hint={t('processes:nameHint')} />
      <section className="section" aria-labelledby="communes">
        <h2 id="communes">{t('processes:communesTitle')}</h2>
        <p>
          {t('processes:communesSummary', {
            count: communes.length,
            population: format.number(people),
            edition,
          })}
        </p>
        <ul className="columns small">
          {communes.map(({ inseeCode, name, population = 0 }) => (
            <li key={inseeCode}>
              {name} <span className="quiet num">{format.number(population)}</span>
            </li>
          ))}
        </ul>
        <details open={wrong || undefined}>
          <summary>{t('processes:communesCorrect')}</summary>
          <div className="form">
            <EpciFields fields={fields} />
            <CommunesField field={fields.communes} hint={t('processes:communesHint')} />
          </div>
        </details>
      </section>
      <CentralCommune field={fields.centralCommune} communes={communes} />
    </>
  )
}

/** What may be corrected once the démarche exists. */
export function CorrectionFields(props: {
  fields: Omit<Fields, 'months' | 'launchOn' | 'schoolZone'>
  communes: readonly CommuneInput[]
}) {
  const { fields, communes } = props
  const t = useT()
  return (
    <>
      <TextField field={fields.name} label={t('processes:name')} hint={t('processes:nameHint')} />
      <EpciFields fields={fields} />
      <CommunesField field={fields.communes} hint={t('processes:editCommunesHint')} />
      <CentralCommune field={fields.centralCommune} communes={communes} />
      <KindField field={fields.kind} />
    </>
  )
}

function CommunesField({ field, hint }: { field: FieldMetadata<unknown>; hint: string }) {
  const t = useT()
  return <TextArea field={field} label={t('processes:communes')} hint={hint} rows={10} />
}

function CentralCommune(props: { field: FieldMetadata<unknown>; communes: readonly CommuneInput[] }) {
  const t = useT()
  return (
    <SelectField
      field={props.field}
      label={t('processes:centralChoice')}
      hint={t('processes:centralCommuneHint')}
      options={[
        { value: '', label: t('processes:centralNone') },
        ...props.communes.map(({ inseeCode, name }) => ({ value: inseeCode, label: name })),
      ]}
    />
  )
}

function KindField({ field }: { field: FieldMetadata<unknown> }) {
  const t = useT()
  return (
    <SelectField
      field={field}
      label={t('processes:kind')}
      hint={t('processes:kindHint')}
      options={processKinds.map((value) => ({ value, label: t(`calendar:kind.${value}`) }))}
    />
  )
}

function EpciFields({ fields }: { fields: Pick<Fields, 'epciName' | 'epciSiren'> }) {
  const t = useT()
  return (
    <>
      <TextField field={fields.epciName} label={t('processes:epciName')} hint={t('processes:epciNameHint')} />
      <TextField
        field={fields.epciSiren}
        label={t('processes:epciSiren')}
        hint={t('processes:epciSirenHint')}
        className="short"
        inputMode="numeric"
      />
    </>
  )
}
