import type { FieldMetadata } from '@conform-to/react'
import { useFormat, useT } from '#app/components/ui/i18n.tsx'
import { recommendedFrom } from '#app/domain/trustees/ceremony.ts'
import { locales } from '#app/i18n/index.ts'
import { SelectField, TextField } from './field.tsx'

type Place = 1 | 2 | 3
type Name = 'level' | `${'name' | 'role' | 'email' | 'locale'}${Place}`

const places = [1, 2, 3] as const

/** Who keeps the key of the urn: the server, or three people, named here. */
export function KeeperFields(props: {
  fields: Record<Name, FieldMetadata<unknown>>
  /** People the launch would invite. */
  invited: number
}) {
  const t = useT()
  const format = useFormat()
  const { fields, invited } = props
  const counts = { formatted: format.number(invited), from: recommendedFrom }
  return (
    <>
      <fieldset className="form">
        <legend>{t('trustees:keepersLegend')}</legend>
        <p>{t(invited >= recommendedFrom ? 'trustees:recommended' : 'trustees:notRecommended', counts)}</p>
        {(['2', '1'] as const).map((level) => (
          <div key={level}>
            <label className="choice">
              <input
                type="radio"
                id={level === '2' ? fields.level.id : undefined}
                name={fields.level.name}
                value={level}
                defaultChecked={fields.level.initialValue === level}
                aria-describedby={`level-${level}`}
              />
              <span>{t(`trustees:level${level}`)}</span>
            </label>
            <p className="quiet small" id={`level-${level}`}>
              {t(`trustees:level${level}Help`)}
            </p>
          </div>
        ))}
      </fieldset>
      <div className="only-shared form">
        <section className="section" aria-labelledby="asked">
          <h2 id="asked">{t('trustees:askedTitle')}</h2>
          <ul>
            {([1, 2, 3, 4] as const).map((line) => (
              <li key={line}>{t(`trustees:asked${line}`)}</li>
            ))}
          </ul>
        </section>
        <section className="section" aria-labelledby="named">
          <h2 id="named">{t('trustees:trusteesTitle')}</h2>
          <p>{t('trustees:trusteesHelp')}</p>
        </section>
        {places.map((place) => (
          <fieldset className="form" key={place}>
            <legend>{t('trustees:trustee', { place })}</legend>
            <TextField field={fields[`name${place}`]} label={t('trustees:name')} autoComplete="off" />
            <TextField field={fields[`role${place}`]} label={t('trustees:role')} autoComplete="off" />
            <TextField
              field={fields[`email${place}`]}
              label={t('trustees:email')}
              type="email"
              autoComplete="off"
            />
            <SelectField
              field={fields[`locale${place}`]}
              label={t('trustees:locale')}
              options={locales.map((value) => ({ value, label: t(`access:localeName.${value}`) }))}
            />
          </fieldset>
        ))}
      </div>
    </>
  )
}
