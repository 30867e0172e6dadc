type Encoding = 'windows-1252' | 'utf-8'

/** Lines that the import sets aside, whatever the number of agents. */
export const linesSetAside = { duplicates: 3, formulas: 1 }

/**
 * A file of agents as a pilot has one: some without an address, one who reads English; three lines twice, a cell that
 * holds a formula, and no column that bears the name of the employer: « Rattachement » holds it.
 * @param encoding as a spreadsheet saves « CSV », or « CSV UTF-8 », which begins with a BOM
 */
export function spreadsheet(agents: number, encoding: Encoding) {
  const employers = ['Communauté de communes du Val d’Ambre', 'Ambre-la-Ville', 'Montclair']
  const line = (place: number, job = 'Chargée d’études') =>
    [
      `Lefèvre${place}`,
      'Camille',
      employers[place % 3],
      `M${place}`,
      place % 12 ? `agent${place}@val-d-ambre.example` : '',
      place === 9 ? 'en' : '',
      job,
    ].join(';')
  const lines = Array.from({ length: agents }, (_, place) => line(place))
  const again = Array.from({ length: linesSetAside.duplicates }, (_, place) => line(place))
  const calculated = line(agents, '=RECHERCHEV(A2;Postes!A:B;2)')
  const headings = 'Nom;Prénom;Rattachement;Matricule;Courriel;Langue;Poste'
  const text = [headings, ...lines, ...again, calculated.replace(/=.*$/, '"$&"')].join('\r\n')
  return { name: 'agents.csv', mimeType: 'text/csv', buffer: encode(text, encoding) }
}

function encode(text: string, encoding: Encoding): Buffer {
  if (encoding === 'utf-8') return Buffer.from(`\uFEFF${text}`)
  // Of what is written here, the apostrophe alone has another place in Latin-1.
  return Buffer.from(text.replaceAll('’', '\u0092'), 'latin1')
}
