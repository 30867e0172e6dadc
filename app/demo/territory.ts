import type { Segment } from '#db/schema/directory.ts'

/** The made-up territory: no such EPCI, commune or department 96 exists, and `.example` is reserved (RFC 2606). */

export const epci = {
  name: 'Communauté de communes du Val d’Ambre',
  /** Passes the check of a SIREN; no public body has a number that begins with 9. */
  siren: '999999998',
  domain: 'val-d-ambre.example',
}

export interface Commune {
  inseeCode: string
  name: string
  /** People whose main employer it is. */
  agents: number
  /** Inhabitants. */
  population: number
}

export const centralCommune: Commune = {
  inseeCode: '96001',
  name: 'Ambre-la-Ville',
  agents: 89,
  population: 8140,
}

/** Each has another headcount: how small communes are joined in the tree of a wave then depends on nothing drawn. */
export const smallCommunes: readonly Commune[] = [
  { inseeCode: '96004', name: 'Les Aubrettes', agents: 8, population: 912 },
  { inseeCode: '96007', name: 'Brandelle', agents: 4, population: 438 },
  { inseeCode: '96012', name: 'Castelmoux', agents: 13, population: 1327 },
  { inseeCode: '96015', name: 'Combelaine', agents: 2, population: 196 },
  { inseeCode: '96021', name: 'Fontclose', agents: 6, population: 684 },
  { inseeCode: '96026', name: 'Lachaume-sur-Ambre', agents: 14, population: 1519 },
  { inseeCode: '96031', name: 'Montrézac', agents: 11, population: 1108 },
  { inseeCode: '96034', name: 'Orvilhac', agents: 9, population: 873 },
  { inseeCode: '96038', name: 'Pierrebrune', agents: 3, population: 341 },
  { inseeCode: '96042', name: 'La Roche-Faubert', agents: 7, population: 745 },
  { inseeCode: '96047', name: 'Saint-Aubert-du-Val', agents: 12, population: 1264 },
  { inseeCode: '96050', name: 'Sainte-Ermance', agents: 1, population: 127 },
  { inseeCode: '96053', name: 'Sourbiac', agents: 10, population: 1002 },
  { inseeCode: '96058', name: 'Vernouze', agents: 5, population: 566 },
]

export const communes: readonly Commune[] = [centralCommune, ...smallCommunes]

/** Masculine and feminine. */
export type Job = readonly [string, string]

export interface Service {
  name: string
  agents: number
  /** The one who leads the team, counted among the agents. */
  lead: Job
  jobs: readonly Job[]
  /** Who works outside or in a school may have no mailbox. */
  field?: true
}

export const epciServices: readonly Service[] = [
  {
    name: 'Direction générale',
    agents: 3,
    lead: ['Directeur général des services', 'Directrice générale des services'],
    jobs: [
      ['Assistant de direction', 'Assistante de direction'],
      ['Chargé de mission', 'Chargée de mission'],
    ],
  },
  {
    name: 'Ressources humaines',
    agents: 6,
    lead: ['Responsable des ressources humaines', 'Responsable des ressources humaines'],
    jobs: [
      ['Gestionnaire carrières et paie', 'Gestionnaire carrières et paie'],
      ['Conseiller en prévention', 'Conseillère en prévention'],
    ],
  },
  {
    name: 'Finances et commande publique',
    agents: 7,
    lead: ['Directeur des finances', 'Directrice des finances'],
    jobs: [
      ['Comptable', 'Comptable'],
      ['Acheteur public', 'Acheteuse publique'],
    ],
  },
  {
    name: 'Systèmes d’information',
    agents: 5,
    lead: ['Responsable informatique', 'Responsable informatique'],
    jobs: [
      ['Technicien support', 'Technicienne support'],
      ['Administrateur réseau', 'Administratrice réseau'],
    ],
  },
  {
    name: 'Urbanisme et habitat',
    agents: 8,
    lead: ['Responsable de l’urbanisme', 'Responsable de l’urbanisme'],
    jobs: [
      ['Instructeur des autorisations', 'Instructrice des autorisations'],
      ['Chargé de mission habitat', 'Chargée de mission habitat'],
    ],
  },
  {
    name: 'Déchets et environnement',
    agents: 22,
    lead: ['Responsable de la collecte', 'Responsable de la collecte'],
    jobs: [
      ['Agent de collecte', 'Agente de collecte'],
      ['Chauffeur de benne', 'Chauffeuse de benne'],
      ['Gardien de déchetterie', 'Gardienne de déchetterie'],
    ],
    field: true,
  },
  {
    name: 'Eau et assainissement',
    agents: 12,
    lead: ['Responsable du service des eaux', 'Responsable du service des eaux'],
    jobs: [
      ['Agent d’exploitation', 'Agente d’exploitation'],
      ['Technicien assainissement', 'Technicienne assainissement'],
    ],
    field: true,
  },
  {
    name: 'Petite enfance',
    agents: 13,
    lead: ['Directeur de crèche', 'Directrice de crèche'],
    jobs: [
      ['Auxiliaire de puériculture', 'Auxiliaire de puériculture'],
      ['Éducateur de jeunes enfants', 'Éducatrice de jeunes enfants'],
    ],
  },
  {
    name: 'Économie et tourisme',
    agents: 6,
    lead: ['Responsable du développement', 'Responsable du développement'],
    jobs: [
      ['Chargé de développement', 'Chargée de développement'],
      ['Conseiller en séjour', 'Conseillère en séjour'],
    ],
  },
  {
    name: 'Communication',
    agents: 4,
    lead: ['Responsable de la communication', 'Responsable de la communication'],
    jobs: [
      ['Chargé de communication', 'Chargée de communication'],
      ['Infographiste', 'Infographiste'],
    ],
  },
]

export const centralServices: readonly Service[] = [
  {
    name: 'Direction générale',
    agents: 3,
    lead: ['Directeur général des services', 'Directrice générale des services'],
    jobs: [['Assistant du maire', 'Assistante du maire']],
  },
  {
    name: 'Accueil et état civil',
    agents: 8,
    lead: ['Responsable de l’accueil', 'Responsable de l’accueil'],
    jobs: [
      ['Agent d’état civil', 'Agente d’état civil'],
      ['Agent d’accueil', 'Agente d’accueil'],
    ],
  },
  {
    name: 'Finances',
    agents: 5,
    lead: ['Responsable des finances', 'Responsable des finances'],
    jobs: [['Comptable', 'Comptable']],
  },
  {
    name: 'Ressources humaines',
    agents: 4,
    lead: ['Responsable des ressources humaines', 'Responsable des ressources humaines'],
    jobs: [['Gestionnaire carrières et paie', 'Gestionnaire carrières et paie']],
  },
  {
    name: 'Voirie et propreté',
    agents: 19,
    lead: ['Chef du service voirie', 'Cheffe du service voirie'],
    jobs: [
      ['Agent de voirie', 'Agente de voirie'],
      ['Agent de propreté urbaine', 'Agente de propreté urbaine'],
    ],
    field: true,
  },
  {
    name: 'Espaces verts',
    agents: 11,
    lead: ['Chef du service espaces verts', 'Cheffe du service espaces verts'],
    jobs: [['Jardinier', 'Jardinière']],
    field: true,
  },
  {
    name: 'Bâtiments',
    agents: 9,
    lead: ['Responsable des bâtiments', 'Responsable des bâtiments'],
    jobs: [
      ['Électricien', 'Électricienne'],
      ['Plombier', 'Plombière'],
      ['Peintre', 'Peintre'],
    ],
    field: true,
  },
  {
    name: 'Écoles et restauration',
    agents: 20,
    lead: ['Responsable des affaires scolaires', 'Responsable des affaires scolaires'],
    jobs: [
      ['Agent des écoles maternelles', 'Agente des écoles maternelles'],
      ['Cuisinier', 'Cuisinière'],
      ['Animateur périscolaire', 'Animatrice périscolaire'],
    ],
    field: true,
  },
  {
    name: 'Police municipale',
    agents: 4,
    lead: ['Chef de service de police municipale', 'Cheffe de service de police municipale'],
    jobs: [['Policier municipal', 'Policière municipale']],
  },
  {
    name: 'Médiathèque',
    agents: 6,
    lead: ['Directeur de la médiathèque', 'Directrice de la médiathèque'],
    jobs: [['Bibliothécaire', 'Bibliothécaire']],
  },
]

/** The posts of a small commune, in the order in which it can afford them. */
export const smallCommunePosts: readonly { service: string; job: Job; field: boolean }[] = [
  { service: 'Mairie', job: ['Secrétaire de mairie', 'Secrétaire de mairie'], field: false },
  {
    service: 'Services techniques',
    job: ['Agent technique polyvalent', 'Agente technique polyvalente'],
    field: true,
  },
  { service: 'École', job: ['Agent des écoles maternelles', 'Agente des écoles maternelles'], field: true },
  { service: 'École', job: ['Cantinier', 'Cantinière'], field: true },
  { service: 'Mairie', job: ['Agent d’accueil', 'Agente d’accueil'], field: false },
  {
    service: 'Services techniques',
    job: ['Agent des espaces verts', 'Agente des espaces verts'],
    field: true,
  },
  { service: 'École', job: ['Animateur périscolaire', 'Animatrice périscolaire'], field: true },
]

export const segmentOfCommune = (commune: Commune): Segment =>
  commune === centralCommune ? 'central_commune' : 'other_communes'
