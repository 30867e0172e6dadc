import { stringify } from 'csv-stringify/sync'
import { type Locale, translator } from '#app/i18n/index.ts'
import { importFields } from './headings.ts'

const examples: Record<Locale, readonly string[][]> = {
  fr: [
    [
      'Durand',
      'Camille',
      '',
      '00417',
      'camille.durand@exemple.fr',
      'Voirie',
      'Cheffe d’équipe',
      'français',
      'oui',
    ],
    ['Le Goff', 'Yann', '', '', '', 'Restauration scolaire', 'Cuisinier', '', ''],
  ],
  en: [
    ['Durand', 'Camille', '', '00417', 'camille.durand@example.org', 'Roads', 'Team leader', 'French', 'yes'],
    ['Le Goff', 'Yann', '', '', '', 'School catering', 'Cook', '', ''],
  ],
}

/**
 * The model of a file of agents: headings and two example lines, `;` and BOM so that a French Excel opens it.
 * @param employers names of the démarche's employers, for the examples
 */
export function modelFile(locale: Locale, employers: readonly string[]): string {
  const t = translator(locale)
  const headings = importFields.map((field) => t(`directory:heading.${field}`))
  const column = importFields.indexOf('employer')
  const lines = examples[locale].map((cells, index) =>
    cells.with(column, employers[index] ?? employers[0] ?? t('directory:heading.employer')),
  )
  return stringify([headings, ...lines], {
    delimiter: ';',
    bom: true,
    record_delimiter: 'windows',
    escape_formulas: true,
  })
}
