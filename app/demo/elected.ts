import { stringify } from 'csv-stringify/sync'
import type { DemonstrationAgent } from './agents.ts'
import { families, men, women } from './names.ts'
import { seededDice } from './seeded-dice.ts'
import { centralCommune, epci, smallCommunes } from './territory.ts'

/** Seats of each municipal council (CGCT art. L2121-2, by inhabitants); one of Combelaine is vacant. 210 in all. */
const seats: Record<string, number> = {
  [centralCommune.name]: 29,
  'Lachaume-sur-Ambre': 19,
  Castelmoux: 15,
  'Les Aubrettes': 15,
  Montrézac: 15,
  Orvilhac: 15,
  'Saint-Aubert-du-Val': 15,
  Sourbiac: 15,
  Brandelle: 11,
  Combelaine: 10,
  Fontclose: 11,
  'La Roche-Faubert': 11,
  Pierrebrune: 11,
  Vernouze: 11,
  'Sainte-Ermance': 7,
}

/** Seats in the community council, taken by the first of each municipal council. */
const communitySeats = (commune: string) =>
  commune === centralCommune.name ? 10 : seats[commune]! >= 15 ? 2 : 1

export interface ElectedOfficial {
  givenName: string
  familyName: string
  commune: string
  function: string
  /** Her seat in the community council. */
  community: string | null
  email: string | null
}

function municipalFunction(place: number, feminine: boolean): string {
  if (place === 0) return 'Maire'
  if (place < 4)
    return `${place === 1 ? (feminine ? 'Première' : 'Premier') : place === 2 ? 'Deuxième' : 'Troisième'} ${feminine ? 'adjointe' : 'adjoint'}`
  return feminine ? 'Conseillère municipale' : 'Conseiller municipal'
}

function communityFunction(commune: string, place: number, feminine: boolean): string {
  if (commune === centralCommune.name && place === 0) return feminine ? 'Présidente' : 'Président'
  if (place === 0) return feminine ? 'Vice-présidente' : 'Vice-président'
  return feminine ? 'Conseillère communautaire' : 'Conseiller communautaire'
}

function slug(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z]+/g, '-')
}

/**
 * The 210 elected officials of the territory, the same at every making: women and men in turn, some without address.
 */
export function makeElected(agents: readonly DemonstrationAgent[]): ElectedOfficial[] {
  const dice = seededDice('elected officials of the Val d’Ambre')
  const taken = new Set(agents.map(({ givenName, familyName }) => `${givenName} ${familyName}`))
  const communes = [centralCommune, ...smallCommunes].map(({ name }) => name)
  return communes.flatMap((commune) =>
    Array.from({ length: seats[commune]! }, (_, place) => {
      const feminine = place % 2 === (dice.chance(0.5) ? 0 : 1)
      let name = ''
      let [givenName, familyName] = ['', '']
      do {
        givenName = dice.pick(feminine ? women : men)
        familyName = dice.pick(families)
        name = `${givenName} ${familyName}`
      } while (taken.has(name))
      taken.add(name)
      return {
        givenName,
        familyName,
        commune,
        function: municipalFunction(place, feminine),
        community: place < communitySeats(commune) ? communityFunction(commune, place, feminine) : null,
        email: dice.chance(0.86)
          ? `${slug(givenName)}.${slug(familyName)}@elus.${slug(commune)}.example`
          : null,
      }
    }),
  )
}

/** The list as the general secretariat keeps it: one line for each office. */
export function electedFile(officials: readonly ElectedOfficial[]): string {
  const headings = ['Nom', 'Prénom', 'Assemblée', 'Fonction', 'Courriel', 'Mandat principal']
  const lines = officials.flatMap(({ familyName, givenName, commune, function: title, community, email }) => [
    [familyName, givenName, commune, title, email, 'oui'],
    ...(community ? [[familyName, givenName, epci.name, community, email, '']] : []),
  ])
  return stringify([headings, ...lines], { delimiter: ';', bom: true, record_delimiter: 'windows' })
}

/** Who else works with the communes: two welfare centres, which employ, a syndicate and partners, which don't. */
export function organisationsFile(): string {
  const headings = ['Nom', 'Nature', 'Groupe', 'Employeur', 'Contact', 'E-mail du contact']
  return stringify(
    [
      headings,
      [epci.name, 'Intercommunalité', '', '', 'Direction générale', `direction@${epci.domain}`],
      [
        `CCAS d’${centralCommune.name}`,
        'CCAS',
        'Ville-centre',
        'oui',
        'Mireille Dupuy',
        'ccas@ambre-la-ville.example',
      ],
      ['CIAS du Val d’Ambre', 'CIAS', 'Intercommunalité', 'oui', 'Rachid Ouali', `cias@${epci.domain}`],
      ['Syndicat des eaux de l’Ambre', 'Syndicat', '', 'non', 'Agnès Prévost', 'contact@eaux-ambre.example'],
      ['Syndicat de traitement des déchets', 'Syndicat', '', 'non', '', 'contact@dechets-ambre.example'],
      [
        'Centre de gestion',
        'Partenaire',
        '',
        'non',
        'Service conseil en organisation',
        'conseil@centre-gestion.example',
      ],
      ['Chambre d’agriculture', 'Partenaire', '', 'non', '', ''],
    ],
    { delimiter: ';', bom: true, record_delimiter: 'windows' },
  )
}
