import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { brotliDecompressSync } from 'node:zlib'
import { comparableName } from './comparable-name.ts'

export interface EpciCommune {
  inseeCode: string
  name: string
  /** Municipal population. */
  population: number
}

export interface Epci {
  siren: string
  /** In full: « Communauté de communes du Perche ». */
  name: string
  /** The largest first. */
  communes: EpciCommune[]
}

/** What tells two EPCI of the same name apart in a list. */
export interface EpciProposal {
  siren: string
  name: string
  /** Number of the department of its largest commune. */
  department: string
  largest: string
  communes: number
  population: number
  /** The member commune by whose name it was found; null when by its own or by `largest`. */
  member: string | null
}

interface Searchable extends Epci {
  /** Its words, each after a space. */
  words: string
  population: number
  /** Those of every member commune, a line each. */
  memberWords: string
}

interface Directory {
  edition: string
  all: readonly Searchable[]
}

const kinds: Record<string, string> = {
  CC: 'Communauté de communes',
  CA: 'Communauté d’agglomération',
  CU: 'Communauté urbaine',
}

let directory: Directory | undefined

/** Read once, at the first search: 25 ms. */
function open(): Directory {
  directory ??= parse(readFile())
  return directory
}

function readFile(): string {
  const path = createRequire(import.meta.url).resolve('#app/domain/processes/epci.tsv.br')
  return brotliDecompressSync(readFileSync(path)).toString()
}

function parse(text: string): Directory {
  const [edition = '', ...lines] = text.split('\n')
  const all: Epci[] = []
  for (const line of lines) {
    const [siren = '', first = '', second = '', population] = line.split('\t')
    if (siren) all.push({ siren, name: inFull(second), communes: [] })
    else all.at(-1)?.communes.push({ inseeCode: first, name: second, population: Number(population) })
  }
  return { edition, all: all.map(makeSearchable) }
}

function inFull(name: string): string {
  return name.replace(/^(CC|CA|CU) /, (_, kind: string) => `${kinds[kind]} `)
}

function makeSearchable(epci: Epci): Searchable {
  const communes = tellApart(epci.communes).toSorted((a, b) => b.population - a.population)
  return {
    ...epci,
    communes,
    words: ` ${comparableName(epci.name)}`,
    population: communes.reduce((sum, commune) => sum + commune.population, 0),
    memberWords: communes.map(({ name }) => ` ${comparableName(name)}`).join('\n'),
  }
}

/** Two EPCI hold two communes of one name, in two departments: an employer has a name of its own. */
function tellApart(communes: readonly EpciCommune[]): EpciCommune[] {
  return communes.map((commune) => {
    const twin = communes.some(
      ({ name, inseeCode }) => name === commune.name && inseeCode !== commune.inseeCode,
    )
    return twin ? { ...commune, name: `${commune.name} (${departmentOf(commune.inseeCode)})` } : commune
  })
}

/** Two characters, three overseas. */
function departmentOf(inseeCode: string): string {
  return inseeCode.startsWith('97') ? inseeCode.slice(0, 3) : inseeCode.slice(0, 2)
}

/** Each word asked for begins one of the words. */
function matches(asked: readonly string[], words: string): boolean {
  return asked.every((start) => words.includes(` ${start}`))
}

/**
 * EPCI whose name, or the name of a member commune, has the words begun by what was typed; accents, case and hyphens aside. A
 * SIREN or an INSEE code finds too. Those named so come first, then those whose largest commune is, the most populous
 * first.
 * @param typed at least two letters or digits, else nothing is found
 * @param limit how many at most
 */
export function searchEpci(typed: string, limit = 12): { proposals: EpciProposal[]; more: number } {
  const asked = comparableName(typed.slice(0, 120)).split(' ').filter(Boolean)
  if (asked.join('').length < 2) return { proposals: [], more: 0 }
  const found = open()
    .all.map((epci) => ({ epci, ...howFound(epci, asked) }))
    .filter(({ rank }) => rank < unfound)
    .sort((a, b) => a.rank - b.rank || b.epci.population - a.epci.population)
  const proposals = found.slice(0, limit).map(({ epci, member }) => propose(epci, member))
  return { proposals, more: found.length - proposals.length }
}

const unfound = 4

function howFound(epci: Searchable, asked: readonly string[]): { rank: number; member: string | null } {
  const code = asked.join('')
  if (epci.siren === code) return { rank: 0, member: null }
  if (matches(asked, epci.words)) return { rank: 1, member: null }
  const byCode = epci.communes.find(({ inseeCode }) => inseeCode.toLowerCase() === code)
  if (byCode) return { rank: 2, member: byCode.name }
  if (!matches(asked, epci.memberWords)) return { rank: unfound, member: null }
  const place = epci.memberWords.split('\n').findIndex((words) => matches(asked, words))
  // The largest comes first, and is named in any proposal.
  if (place <= 0) return { rank: place < 0 ? unfound : 2, member: null }
  return { rank: 3, member: epci.communes[place]!.name }
}

function propose(epci: Searchable, member: string | null): EpciProposal {
  const [largest] = epci.communes
  return {
    siren: epci.siren,
    name: epci.name,
    department: departmentOf(largest?.inseeCode ?? ''),
    largest: largest?.name ?? '',
    communes: epci.communes.length,
    population: epci.population,
    member,
  }
}

/** The EPCI of this SIREN with its communes, or null. */
export function findEpci(siren: string): Epci | null {
  const found = open().all.find((epci) => epci.siren === siren)
  return found ? { siren: found.siren, name: found.name, communes: found.communes } : null
}

/** The year of the list. */
export function epciEdition(): string {
  return open().edition
}
