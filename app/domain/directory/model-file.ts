import { stringify } from 'csv-stringify/sync'
import { type Locale, translator } from '#app/i18n/index.ts'
import { protectCell } from './clean-cell.ts'
import { headingLabel } from './field-label.ts'
import { type DirectoryKind, fieldsOf, type ImportField } from './kinds.ts'

type Example = Partial<Record<ImportField, string>>

const examples: Record<Locale, Record<DirectoryKind, readonly Example[]>> = {
  fr: {
    agents: [
      {
        familyName: 'Durand',
        givenName: 'Camille',
        matricule: '00417',
        email: 'camille.durand@exemple.fr',
        service: 'Voirie',
        job: 'Cheffe d’équipe',
        locale: 'français',
        main: 'oui',
      },
      { familyName: 'Le Goff', givenName: 'Yann', service: 'Restauration scolaire', job: 'Cuisinier' },
    ],
    elected: [
      {
        familyName: 'Morel',
        givenName: 'Jeanne',
        job: 'Maire',
        email: 'jeanne.morel@exemple.fr',
        locale: 'français',
        main: 'oui',
      },
      { familyName: 'Faure', givenName: 'Ali', job: 'Conseiller municipal' },
    ],
    organisations: [
      {
        name: 'CCAS d’Ambreville',
        kind: 'CCAS',
        segment: 'Ville-centre',
        employs: 'oui',
        contactName: 'Camille Durand',
        contactEmail: 'ccas@exemple.fr',
      },
      { name: 'Chambre d’agriculture', kind: 'Partenaire', employs: 'non' },
    ],
  },
  en: {
    agents: [
      {
        familyName: 'Durand',
        givenName: 'Camille',
        matricule: '00417',
        email: 'camille.durand@example.org',
        service: 'Roads',
        job: 'Team leader',
        locale: 'French',
        main: 'yes',
      },
      { familyName: 'Le Goff', givenName: 'Yann', service: 'School catering', job: 'Cook' },
    ],
    elected: [
      {
        familyName: 'Morel',
        givenName: 'Jeanne',
        job: 'Mayor',
        email: 'jeanne.morel@example.org',
        locale: 'French',
        main: 'yes',
      },
      { familyName: 'Faure', givenName: 'Ali', job: 'Councillor' },
    ],
    organisations: [
      {
        name: 'Ambreville welfare centre',
        kind: 'CCAS',
        segment: 'Central town',
        employs: 'yes',
        contactName: 'Camille Durand',
        contactEmail: 'ccas@example.org',
      },
      { name: 'Chamber of agriculture', kind: 'Partner', employs: 'no' },
    ],
  },
}

/** Lines as a French Excel opens them: `;`, a BOM, no cell that a spreadsheet would compute. */
export function toCsv(lines: readonly (readonly string[])[]): string {
  return stringify(
    lines.map((cells) => cells.map(protectCell)),
    { delimiter: ';', bom: true, record_delimiter: 'windows' },
  )
}

/**
 * The model of a file: headings and two example lines.
 * @param employers names of the démarche's employers, for the examples
 */
export function modelFile(kind: DirectoryKind, locale: Locale, employers: readonly string[]): string {
  const t = translator(locale)
  const fields = fieldsOf[kind].filter((field) => field !== 'reference')
  const lines = examples[locale][kind].map((example, index) =>
    fields.map((field) =>
      field === 'employer'
        ? (employers[index] ?? employers[0] ?? headingLabel(t, kind, 'employer'))
        : (example[field] ?? ''),
    ),
  )
  return toCsv([fields.map((field) => headingLabel(t, kind, field)), ...lines])
}
