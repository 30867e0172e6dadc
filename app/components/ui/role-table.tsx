import { type Permission, permissionsOf, type Role, roles } from '#app/domain/accounts/permissions.ts'
import { useT } from './i18n.tsx'
import { ScrollRegion } from './scroll-region.tsx'

const isReading = (permission: Permission) => permission.endsWith('.read')

/** What each role sees and does, from the very table that refuses and allows. */
export function RoleTable() {
  const t = useT()
  const words = (permissions: readonly Permission[]) =>
    permissions.length === 0 ? (
      <span className="quiet">{t('access:nothing')}</span>
    ) : (
      <ul>
        {permissions.map((permission) => (
          <li key={permission}>{t(`access:permission.${permission}`)}</li>
        ))}
      </ul>
    )
  return (
    <ScrollRegion label={t('access:rolesTitle')}>
      <table className="role-table">
        <thead>
          <tr>
            {(['role', 'sees', 'does'] as const).map((column) => (
              <th scope="col" key={column}>
                {t(`access:rolesColumn.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {roles.map((role) => (
            <RoleRow key={role} role={role} words={words} />
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

function RoleRow(props: { role: Role; words: (permissions: readonly Permission[]) => React.ReactNode }) {
  const t = useT()
  const allowed = permissionsOf(props.role)
  return (
    <tr>
      <th scope="row">
        <strong>{t(`access:role.${props.role}`)}</strong>
        {props.role === 'human_resources' ? (
          <div className="quiet small">{t('access:ofOwnEmployers')}</div>
        ) : null}
      </th>
      <td>{props.words(allowed.filter(isReading))}</td>
      <td>{props.words(allowed.filter((permission) => !isReading(permission)))}</td>
    </tr>
  )
}
