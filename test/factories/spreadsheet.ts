/** A file of agents as a pilot has one: `;`, a BOM, some without an address, one who reads English. */
export function spreadsheet(agents: number) {
  const employers = ['Communauté de communes du Val d’Ambre', 'Ambre-la-Ville', 'Montclair']
  const lines = Array.from({ length: agents }, (_, place) =>
    [
      `Nom${place}`,
      'Camille',
      employers[place % 3],
      `M${place}`,
      place % 12 ? `agent${place}@val-d-ambre.example` : '',
      place === 9 ? 'en' : '',
    ].join(';'),
  )
  const text = ['Nom;Prénom;Employeur;Matricule;Courriel;Langue', ...lines].join('\r\n')
  return { name: 'agents.csv', mimeType: 'text/csv', buffer: Buffer.from(`\uFEFF${text}`) }
}
