import { stringify } from 'csv-stringify/sync'
import type { Segment } from '#db/schema/directory.ts'
import { englishReaders, families, men, women } from './names.ts'
import { type Dice, seededDice } from './seeded-dice.ts'
import {
  type Commune,
  centralCommune,
  centralServices,
  epci,
  epciServices,
  type Job,
  type Service,
  segmentOfCommune,
  smallCommunePosts,
  smallCommunes,
} from './territory.ts'

/** A made-up agent, as the spreadsheet of human resources has her. */
export interface DemonstrationAgent {
  givenName: string
  familyName: string
  email: string | null
  locale: 'fr' | 'en'
  /** Where she is counted. */
  employer: string
  segment: Segment
  service: string | null
  job: string
  matricule: string | null
  manager: boolean
  /** Another commune she also works for. */
  secondEmployer: string | null
}

interface Post {
  employer: string
  domain: string
  segment: Segment
  service: string | null
  job: Job
  manager: boolean
  field: boolean
  numbered: boolean
  /** The town hall's own mailbox, where it has but one. */
  sharedMailbox: string | null
}

/** Two people of one name: the import must not take them for one. */
const homonym = { givenName: 'Sophie', familyName: 'Martin' }
/** Out of 280. */
const withoutMailbox = 22

/** The 280 agents of the territory, the same at every making. */
export function makeAgents(): DemonstrationAgent[] {
  const dice = seededDice('agents of the Val d’Ambre')
  const posts = [
    ...staffed(epci.name, epci.domain, 'epci', epciServices),
    ...staffed(
      centralCommune.name,
      domainOf(centralCommune),
      segmentOfCommune(centralCommune),
      centralServices,
    ),
    ...smallCommunes.flatMap(smallCommuneStaff),
  ]
  const names = drawNames(dice, posts)
  const agents = posts.map((post, index) => toAgent(post, names[index]!, index))
  shareAgents(agents)
  takeMailboxes(dice, agents, posts)
  return agents
}

function staffed(employer: string, domain: string, segment: Segment, services: readonly Service[]): Post[] {
  return services.flatMap(({ name: service, agents, lead, jobs, field }) =>
    Array.from({ length: agents }, (_, index) => ({
      ...{ employer, domain, segment, service },
      job: index === 0 ? lead : jobs[index % jobs.length]!,
      manager: index === 0,
      field: field === true && index > 0,
      numbered: true,
      sharedMailbox: null,
    })),
  )
}

function smallCommuneStaff(commune: Commune): Post[] {
  const domain = domainOf(commune)
  return Array.from({ length: commune.agents }, (_, index) => {
    const post = smallCommunePosts[index % smallCommunePosts.length]!
    return {
      employer: commune.name,
      domain,
      segment: segmentOfCommune(commune),
      service: commune.agents > 3 ? post.service : null,
      job: post.job,
      manager: index === 0 && commune.agents >= 10,
      field: post.field,
      numbered: false,
      sharedMailbox: commune.agents <= 3 ? `mairie@${domain}` : null,
    }
  })
}

interface Name {
  givenName: string
  familyName: string
  feminine: boolean
  locale: 'fr' | 'en'
}

function drawNames(dice: Dice, posts: readonly Post[]): Name[] {
  const taken = new Set<string>()
  const names: Name[] = posts.map(() => {
    for (;;) {
      const feminine = dice.chance(0.57)
      const name = { givenName: dice.pick(feminine ? women : men), familyName: dice.pick(families) }
      const key = `${name.givenName} ${name.familyName}`
      if (taken.has(key)) continue
      taken.add(key)
      return { ...name, feminine, locale: 'fr' }
    }
  })
  const places = posts.flatMap((post, index) => (post.manager ? [] : [index]))
  for (const [index, [givenName, familyName, gender]] of englishReaders.entries()) {
    const place = places[30 + 47 * index]!
    names[place] = { givenName, familyName, feminine: gender === 'f', locale: 'en' }
  }
  const ofCentral = places.find((place) => posts[place]?.service === 'Médiathèque')!
  const ofCommune = places.findLast((place) => posts[place]?.employer === 'Castelmoux')!
  for (const place of [ofCentral, ofCommune]) names[place] = { ...homonym, feminine: true, locale: 'fr' }
  return names
}

function toAgent(
  post: Post,
  { givenName, familyName, feminine, locale }: Name,
  index: number,
): DemonstrationAgent {
  return {
    ...{ givenName, familyName, locale },
    email: post.sharedMailbox ?? `${slug(givenName)}.${slug(familyName)}@${post.domain}`,
    employer: post.employer,
    segment: post.segment,
    service: post.service,
    job: post.job[feminine ? 1 : 0],
    matricule: post.numbered ? String(1200 + 7 * index).padStart(5, '0') : null,
    manager: post.manager,
    secondEmployer: null,
  }
}

/** Half-time here, half-time there: everyday life of small communes. */
function shareAgents(agents: DemonstrationAgent[]): void {
  const shared = [
    ['Combelaine', 'Secrétaire de mairie', 'Sainte-Ermance'],
    ['Pierrebrune', 'Secrétaire de mairie', 'Brandelle'],
    ['Vernouze', 'technique', 'Fontclose'],
    ['Les Aubrettes', 'périscolaire', 'La Roche-Faubert'],
    ['Orvilhac', 'Cantini', 'Vernouze'],
    ['Ambre-la-Ville', 'Bibliothécaire', 'Lachaume-sur-Ambre'],
  ] as const
  for (const [employer, job, second] of shared) {
    const agent = agents.find(
      (one) => one.employer === employer && one.job.includes(job) && one.familyName !== homonym.familyName,
    )!
    agent.secondEmployer = second
  }
}

function takeMailboxes(dice: Dice, agents: DemonstrationAgent[], posts: readonly Post[]): void {
  const outside = agents.filter((agent, index) => posts[index]?.field && agent.locale === 'fr')
  for (let left = withoutMailbox; left > 0; left--) {
    const [agent] = outside.splice(Math.floor(dice.uniform() * outside.length), 1)
    agent!.email = null
  }
}

const headings = [
  'Nom',
  'Prénom',
  'Employeur',
  'Matricule',
  'E-mail professionnel',
  'Service',
  'Fonction',
  'Langue',
  'Employeur principal',
]

/** The spreadsheet as a French Excel saves it: `;`, a BOM, one line for each employment. */
export function agentsFile(agents: readonly DemonstrationAgent[]): string {
  const lines = agents.flatMap((agent) => {
    const { familyName, givenName, employer, matricule, email, service, job, locale, secondEmployer } = agent
    const language = locale === 'en' ? 'anglais' : ''
    const cells = [familyName, givenName, employer, matricule, email, service, job, language]
    if (!secondEmployer) return [[...cells, 'oui']]
    return [
      [...cells, 'oui'],
      [familyName, givenName, secondEmployer, '', '', '', job, '', 'non'],
    ]
  })
  return stringify([headings, ...lines], { delimiter: ';', bom: true, record_delimiter: 'windows' })
}

function domainOf(commune: Commune): string {
  return `${slug(commune.name)}.example`
}

function slug(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z]+/g, '-')
}
