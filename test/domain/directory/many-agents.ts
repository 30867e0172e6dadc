/**
 * A file of agents as large as a métropole's.
 * @param lines number of agents; each has a matricule of her own
 * @param employers names of employers, taken in turn
 */
export function manyAgents(lines: number, employers: readonly string[]): Uint8Array {
  const rows = Array.from({ length: lines }, (_, index) =>
    [
      `Nom${index % 977}`,
      `Prénom${index % 389}`,
      employers[index % employers.length],
      String(index).padStart(6, '0'),
      index % 10 < 7 ? `agent.${index}@exemple.fr` : '',
      `Service ${index % 23}`,
      'Agente ou agent',
    ].join(';'),
  )
  return new TextEncoder().encode(
    `Nom;Prénom;Employeur;Matricule;Courriel;Service;Fonction\r\n${rows.join('\r\n')}\r\n`,
  )
}
