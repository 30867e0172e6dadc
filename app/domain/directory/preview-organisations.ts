import { isSiren } from '#app/domain/processes/siren.ts'
import { type FileRow, saysNo, saysYes } from './agent-row.ts'
import { emailSchema, oddCells, shown } from './check-rows.ts'
import { comparableText } from './comparable-text.ts'
import type { Absence, ImportPreview, LineChange, OrganisationValues, PreviewLine } from './import-plan.ts'
import { kindOfWords, segmentOfWords, usualSegment } from './organisation-words.ts'
import { emptyPlan } from './preview-import.ts'
import type { ImportDecisions, LineReason } from './schema.ts'

/** An organisation as the preview compares with it. */
export interface KnownOrganisation extends OrganisationValues {
  id: string
  /** Somebody works or sits there, or a role is bound to it. */
  used: boolean
  /** Somebody works there. */
  hasAgents: boolean
}

const longest = { name: 200, contactName: 200, contactEmail: 254 } as const
const insee = /^(?:\d{2}|2[AB])\d{3}$/u

function problems({ values, ...cells }: FileRow): LineReason[] {
  const reasons = oddCells(cells, (field) => values[field] ?? '')
  const value = (field: 'name' | 'kind' | 'segment' | 'inseeCode' | 'siren' | 'contactEmail') =>
    values[field] ?? ''
  if (comparableText(value('name')) === '') reasons.push({ code: 'missing', field: 'name' })
  if (value('kind') === '') reasons.push({ code: 'missing', field: 'kind' })
  else if (!kindOfWords(value('kind')))
    reasons.push({ code: 'kind-unknown', field: 'kind', value: shown(value('kind')) })
  if (value('segment') !== '' && !segmentOfWords(value('segment')))
    reasons.push({ code: 'kind-unknown', field: 'segment', value: shown(value('segment')) })
  if (value('inseeCode') !== '' && !insee.test(inseeCode(value('inseeCode'))))
    reasons.push({ code: 'insee-invalid', value: shown(value('inseeCode')) })
  if (value('siren') !== '' && !isSiren(value('siren').replaceAll(' ', '')))
    reasons.push({ code: 'siren-invalid', value: shown(value('siren')) })
  if (value('contactEmail') !== '' && !emailSchema.safeParse(value('contactEmail').toLowerCase()).success)
    reasons.push({ code: 'email-invalid', value: shown(value('contactEmail')) })
  for (const [field, length] of Object.entries(longest) as [keyof typeof longest, number][]) {
    if ((values[field]?.length ?? 0) > length) reasons.push({ code: 'too-long', field })
  }
  return reasons
}

/** Five characters; a spreadsheet loses the zero of the first nine departments. */
function inseeCode(text: string): string {
  const code = text.replaceAll(' ', '').toUpperCase()
  return /^\d{4}$/u.test(code) ? `0${code}` : code
}

/** The EPCI and the communes, which the démarche itself names. */
function ofTerritory(kind: OrganisationValues['kind']): boolean {
  return kind === 'epci' || kind === 'commune'
}

/** What a line says, on top of what is known; an empty cell changes nothing. */
function valuesOf(row: FileRow, known: KnownOrganisation | undefined): OrganisationValues {
  const said = saidValues(row, known)
  if (!known || !ofTerritory(known.kind)) return said
  const { name, kind, segment, inseeCode: insee, employs } = known
  return { ...said, name, kind, segment, inseeCode: insee, employs, siren: known.siren ?? said.siren }
}

/** Whether a line says something else of the EPCI or of a commune, which is not taken. */
function keepsTerritory(row: FileRow, known: KnownOrganisation): boolean {
  const said = saidValues(row, known)
  const other = said.kind !== known.kind || said.segment !== known.segment
  return ofTerritory(known.kind) && (other || comparableText(said.name) !== comparableText(known.name))
}

function saidValues({ values }: FileRow, known: KnownOrganisation | undefined): OrganisationValues {
  const kind = kindOfWords(values.kind ?? '') ?? known?.kind ?? 'other'
  const employs = values.employs ?? ''
  return {
    name: values.name ?? '',
    kind,
    segment: segmentOfWords(values.segment ?? '') ?? known?.segment ?? usualSegment(kind),
    inseeCode: inseeCode(values.inseeCode ?? '') || (known?.inseeCode ?? null),
    siren: values.siren?.replaceAll(' ', '') || (known?.siren ?? null),
    employs:
      known?.hasAgents || saysYes(employs) || (!saysNo(employs) && (known?.employs ?? kind !== 'partner')),
    contactName: values.contactName || (known?.contactName ?? null),
    contactEmail: values.contactEmail?.toLowerCase() || (known?.contactEmail ?? null),
  }
}

const compared = [
  'name',
  'kind',
  'segment',
  'inseeCode',
  'siren',
  'employs',
  'contactName',
  'contactEmail',
] as const satisfies readonly (keyof OrganisationValues)[]

function changesOf(known: KnownOrganisation, values: OrganisationValues): LineChange[] {
  const said = (value: OrganisationValues[keyof OrganisationValues]) =>
    value === null ? null : String(value)
  return compared.flatMap((field) =>
    known[field] === values[field] ? [] : [{ field, from: said(known[field]), to: said(values[field]) }],
  )
}

/** The organisation a line is about: by our reference, its SIREN, its INSEE code, or its name. */
function matcher(known: readonly KnownOrganisation[]): (row: FileRow) => KnownOrganisation | undefined {
  const index = (key: (organisation: KnownOrganisation) => string | null) =>
    new Map(
      known.flatMap((organisation) =>
        key(organisation) ? [[key(organisation), organisation] as const] : [],
      ),
    )
  const byId = index(({ id }) => id)
  const bySiren = index(({ siren }) => siren)
  const byInsee = index(({ inseeCode: code }) => code)
  const byName = index(({ name }) => comparableText(name))
  return ({ values }) =>
    byId.get(values.reference ?? '') ??
    byName.get(comparableText(values.name ?? '')) ??
    bySiren.get(values.siren?.replaceAll(' ', '') ?? '') ??
    (kindOfWords(values.kind ?? '') === 'commune'
      ? byInsee.get(inseeCode(values.inseeCode ?? ''))
      : undefined)
}

function absencesOf(
  known: readonly KnownOrganisation[],
  mentioned: ReadonlySet<string>,
  decisions: ImportDecisions,
): Absence[] {
  const ticks = new Set(decisions.removed)
  return known
    .filter(({ id }) => !mentioned.has(id))
    .map((organisation) => {
      const territory = ofTerritory(organisation.kind)
      const held = territory
        ? ({ code: 'territory-itself' } as const)
        : organisation.used
          ? ({ code: 'organisation-used' } as const)
          : null
      const place = { employerId: organisation.id, employer: organisation.name, service: null, job: null }
      const ticked = ticks.has(organisation.id) && !held
      return { id: organisation.id, name: organisation.name, ...place, held, ticked, last: false }
    })
    .toSorted((a, b) => new Intl.Collator('fr').compare(a.name, b.name))
}

/**
 * Compares a file of organisations with those of the démarche, as `previewImport` does for persons: it writes nothing and
 * forgets no line. Nothing can make an employer of agents no employer, nor take away the EPCI or a commune.
 */
export function previewOrganisations(
  rows: readonly FileRow[],
  known: readonly KnownOrganisation[],
  decisions: ImportDecisions,
): ImportPreview {
  const find = matcher(known)
  const plan = emptyPlan()
  const takenNames = new Map(known.map(({ id, name }) => [comparableText(name), id]))
  const firstLine = new Map<string, number>()
  const mentioned = new Set<string>()
  const lines = rows.map((row): PreviewLine => {
    const organisation = find(row)
    if (organisation) mentioned.add(organisation.id)
    const values = valuesOf(row, organisation)
    const said = { line: row.line, name: values.name.slice(0, 200), employer: '', email: values.contactEmail }
    const none = { service: null, job: null, changes: [], notes: [], question: null }
    const leftOut = (reasons: LineReason[]): PreviewLine => ({
      ...said,
      ...none,
      status: 'left-out',
      reasons,
    })
    const reasons = problems(row)
    if (reasons.length > 0) return leftOut(reasons)
    const key = organisation?.id ?? comparableText(values.name)
    const earlier = firstLine.get(key)
    if (earlier) return leftOut([{ code: 'duplicate-line', line: earlier }])
    firstLine.set(key, row.line)
    const holder = takenNames.get(comparableText(values.name))
    if (holder && holder !== organisation?.id)
      return leftOut([{ code: 'known-twice', value: shown(values.name) }])
    takenNames.set(comparableText(values.name), organisation?.id ?? key)
    if (!organisation) {
      if (ofTerritory(values.kind)) return leftOut([{ code: 'territory-only' }])
      plan.newOrganisations.push(values)
      return { ...said, ...none, status: 'new', reasons: [] }
    }
    const changes = changesOf(organisation, values)
    if (changes.length > 0) plan.organisationChanges.push({ id: organisation.id, ...values })
    const notes = keepsTerritory(row, organisation) ? [{ code: 'territory-kept' as const, value: '' }] : []
    const status = changes.length > 0 ? 'changed' : 'unchanged'
    return { ...said, ...none, status, reasons: [], changes, notes }
  })
  const absences = absencesOf(known, mentioned, decisions)
  plan.organisationRemovals.push(...absences.flatMap(({ id, ticked }) => (ticked ? [{ id }] : [])))
  const count = (status: PreviewLine['status']) => lines.filter((line) => line.status === status).length
  return {
    lines,
    counts: {
      new: count('new'),
      changed: count('changed'),
      unchanged: count('unchanged'),
      leftOut: count('left-out'),
      questions: 0,
      persons: 0,
      personsWithoutEmail: 0,
      absent: absences.length,
      removed: plan.organisationRemovals.length,
      removedPersons: 0,
    },
    proposals: [],
    unknownEmployers: [],
    absences,
    numbers: 0,
    plan,
  }
}
