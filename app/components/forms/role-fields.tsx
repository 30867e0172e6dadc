import type { FieldMetadata } from '@conform-to/react'
import { useT } from '#app/components/ui/i18n.tsx'
import type { Role } from '#app/domain/accounts/permissions.ts'
import { TextField } from './field.tsx'

/** The role to give, and what bounds it: employers for human resources, a last day for the external evaluator. */
export function RoleFields(props: {
  fields: Record<'role' | 'employerIds' | 'endsOn', FieldMetadata<unknown>>
  /** Those the giver may give. */
  roles: readonly Role[]
  employers: readonly { id: string; name: string }[]
}) {
  const t = useT()
  const { role, employerIds, endsOn } = props.fields
  return (
    <div className="form role-fields">
      <Choices field={role} legend={t('access:roleLegend')}>
        {props.roles.map((each, place) => (
          <label className="choice" key={each}>
            <input
              type="radio"
              id={place === 0 ? role.id : undefined}
              name={role.name}
              value={each}
              defaultChecked={role.initialValue === each}
            />
            <span>{t(`access:role.${each}`)}</span>
          </label>
        ))}
      </Choices>
      {props.roles.includes('human_resources') ? (
        <div className="of-human-resources">
          <Choices field={employerIds} legend={t('access:employersLegend')} hint={t('access:employersHint')}>
            {props.employers.map(({ id, name }, place) => (
              <label className="choice" key={id}>
                <input
                  type="checkbox"
                  id={place === 0 ? employerIds.id : undefined}
                  name={employerIds.name}
                  value={id}
                  defaultChecked={isChosen(employerIds.initialValue, id)}
                />
                <span>{name}</span>
              </label>
            ))}
          </Choices>
        </div>
      ) : null}
      {props.roles.includes('evaluator') ? (
        <div className="of-evaluator">
          <TextField
            field={endsOn}
            label={t('access:endsOn')}
            hint={t('access:endsOnHint')}
            type="date"
            className="short"
          />
        </div>
      ) : null}
    </div>
  )
}

function Choices(props: {
  field: FieldMetadata<unknown>
  legend: string
  hint?: string
  children: React.ReactNode
}) {
  const { field, legend, hint } = props
  const described = [hint ? `${field.id}-hint` : '', field.errors ? field.errorId : ''].filter(Boolean)
  return (
    <fieldset
      className={field.errors ? 'field invalid' : 'field'}
      aria-describedby={described.join(' ') || undefined}
    >
      <legend>{legend}</legend>
      {hint ? (
        <p className="hint" id={`${field.id}-hint`}>
          {hint}
        </p>
      ) : null}
      {field.errors ? (
        <p className="error" id={field.errorId}>
          {field.errors[0]}
        </p>
      ) : null}
      <div>{props.children}</div>
    </fieldset>
  )
}

function isChosen(initial: unknown, id: string): boolean {
  return Array.isArray(initial) ? initial.includes(id) : initial === id
}
