import type { LocalizedText } from '#surveys/questionnaire.ts'
import { otherLabel, withOther, withoutService } from './group-words.ts'
import { type Branch, joinBranches, leaf } from './internal/join-branches.ts'
import { nodeId, otherLeafId, territoryId, withoutServiceId } from './node-ids.ts'

/** A node of the tree frozen at launch. Every node has two children or none; the root has no parent. */
export interface TreeNode {
  id: string
  parent: string | null
  label: LocalizedText
  /** People of the directory at launch. */
  headcount: number
}

interface Unit {
  id: string
  label: LocalizedText
}

/** A group of the directory: identifiers are compared as text, so they must be stable and never reused. */
export interface DirectoryGroup {
  segment: Unit
  employer: Unit
  service: Unit | null
  headcount: number
  /** Those among them who can be invited; all of them when not said. The tree doesn't look at it. */
  reachable?: number
}

export type TreeDepth = 'segment' | 'employer' | 'service'

export interface GroupTreeInput {
  territory: { name: LocalizedText }
  groups: DirectoryGroup[]
  depth: TreeDepth
}

/**
 * The group tree of a wave, made binary from headcounts alone (R1): services within an employer, employers within a
 * segment, segments within the territory, the two smallest joined first.
 *
 * A unit with a single child stands for it (an employer with one service is a leaf), since a node with one child
 * would be the same people twice. With one segment only, the territory stands for it.
 * @returns nodes, parents before children; the first is the territory
 * @throws Error when there is no group, or a headcount is not a whole number of people
 */
export function buildGroupTree(input: GroupTreeInput): TreeNode[] {
  if (input.groups.length === 0) throw new Error('A group tree needs at least one group')
  if (input.groups.some(({ headcount }) => !Number.isInteger(headcount) || headcount < 0))
    throw new Error('A headcount is a whole number of people')
  const segments = branchesBy(input.groups, (group) => group.segment, nodeId).map(({ id, unit, groups }) =>
    segmentBranch(id, unit, groups, input.depth),
  )
  const withOtherLeaf = placeOther(segments)
  return listNodes(joinBranches(withOtherLeaf, { id: territoryId, label: input.territory.name }), null)
}

/**
 * People by leaf of the tree of these groups: leaves are the same whatever the headcounts, only their joining differs.
 * @param input what {@link buildGroupTree} takes, with other headcounts
 */
export function countByLeaf(input: GroupTreeInput): Map<string, number> {
  const tree = buildGroupTree(input)
  const parents = new Set(tree.map(({ parent }) => parent))
  return new Map(tree.flatMap(({ id, headcount }) => (parents.has(id) ? [] : [[id, headcount] as const])))
}

function segmentBranch(id: string, unit: Unit, groups: DirectoryGroup[], depth: TreeDepth): Branch {
  if (depth === 'segment') return leaf(id, unit.label, total(groups))
  const employers = branchesBy(
    groups,
    (group) => group.employer,
    (employer) => nodeId(unit.id, employer),
  )
  return joinBranches(
    employers.map((employer) => employerBranch(employer.id, employer.unit, employer.groups, unit.id, depth)),
    { id, label: unit.label },
  )
}

function employerBranch(
  id: string,
  unit: Unit,
  groups: DirectoryGroup[],
  segment: string,
  depth: TreeDepth,
): Branch {
  const named = groups.flatMap((group) => (group.service ? [{ ...group, service: group.service }] : []))
  if (depth === 'employer' || named.length === 0) return leaf(id, unit.label, total(groups))
  const services = branchesBy(
    named,
    (group) => group.service,
    (service) => nodeId(segment, unit.id, service),
  ).map((service) => leaf(service.id, service.unit.label, total(service.groups)))
  const unnamed = groups.filter((group) => group.service === null)
  if (unnamed.length > 0)
    services.push(leaf(withoutServiceId(id), withoutService(unit.label), total(unnamed)))
  return joinBranches(services, { id, label: unit.label })
}

/**
 * « Autre » goes to the largest segment (ties: the smaller identifier): in its label when it is a leaf, else as a leaf
 * among its employers, or among the services of its only employer. Beside that only employer it would be half of the
 * first cut, and its few answers would keep every service from being shown.
 */
function placeOther(segments: Branch[]): Branch[] {
  const largest = segments.reduce((best, branch) =>
    branch.headcount > best.headcount || (branch.headcount === best.headcount && branch.id < best.id)
      ? branch
      : best,
  )
  return segments.map((branch) => {
    if (branch !== largest) return branch
    if (!branch.units) return { ...branch, label: withOther(branch.label) }
    const other = leaf(otherLeafId(branch.id), otherLabel, 0)
    return joinBranches([...branch.units, other], { id: branch.id, label: branch.label })
  })
}

function branchesBy<G extends DirectoryGroup>(
  groups: G[],
  unitOf: (group: G) => Unit,
  idOf: (id: string) => string,
) {
  const found = new Map<string, { id: string; unit: Unit; groups: G[] }>()
  for (const group of groups) {
    const unit = unitOf(group)
    const entry = found.get(unit.id)
    if (entry) entry.groups.push(group)
    else found.set(unit.id, { id: idOf(unit.id), unit, groups: [group] })
  }
  return [...found.values()]
}

function total(groups: DirectoryGroup[]): number {
  return groups.reduce((sum, group) => sum + group.headcount, 0)
}

function listNodes(branch: Branch, parent: string | null): TreeNode[] {
  const node = { id: branch.id, parent, label: branch.label, headcount: branch.headcount }
  return [node, ...(branch.children ?? []).flatMap((child) => listNodes(child, branch.id))]
}
