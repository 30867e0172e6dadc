import type { LocalizedText } from '#surveys/questionnaire.ts'
import { joinedLabel, otherName } from '../group-words.ts'
import { isOtherLeaf, joinedId } from '../node-ids.ts'

/** A part of the tree being built. */
export interface Branch {
  id: string
  /** What ties are decided by: its own id, or for a joined branch the smaller of its two (R1). */
  key: string
  label: LocalizedText
  headcount: number
  children: [Branch, Branch] | null
  /** The named units right below, before they were joined two by two. */
  units: Branch[] | null
  /** What stands together in a joined branch; itself otherwise. */
  members: Branch[]
}

export function leaf(id: string, label: LocalizedText, headcount: number): Branch {
  const branch: Branch = { id, key: id, label, headcount, children: null, units: null, members: [] }
  branch.members.push(branch)
  return branch
}

/**
 * Joins the two smallest branches until one is left, which takes the name of the whole (R1).
 * A single branch is taken over: the whole stands for it.
 */
export function joinBranches(units: Branch[], whole: { id: string; label: LocalizedText }): Branch {
  const only = units.length === 1 ? units[0]! : null
  const named = { ...whole, key: whole.id }
  if (only) return itsOwnMember({ ...only, ...named, members: [] })
  const waiting = [...units].sort(bySize)
  while (waiting.length > 2) {
    const joined = pair(waiting.shift()!, waiting.shift()!)
    const place = waiting.findIndex((branch) => bySize(joined, branch) < 0)
    waiting.splice(place < 0 ? waiting.length : place, 0, joined)
  }
  const root = pair(waiting[0]!, waiting[1]!)
  return itsOwnMember({ ...root, ...named, units, members: [] })
}

function pair(first: Branch, second: Branch): Branch {
  const members = [...first.members, ...second.members].sort(byName)
  const key = first.key < second.key ? first.key : second.key
  return {
    id: joinedId(key, members.length),
    key,
    label: joinedLabel(members.map((member) => (isOtherLeaf(member.id) ? otherName : member.label))),
    headcount: first.headcount + second.headcount,
    children: [first, second],
    units: null,
    members,
  }
}

function itsOwnMember(branch: Branch): Branch {
  branch.members.push(branch)
  return branch
}

/** Smallest first; ties: the smaller identifier, as code units, so that no locale can change the tree. */
function bySize(a: Branch, b: Branch): number {
  return a.headcount - b.headcount || (a.key < b.key ? -1 : 1)
}

function byName(a: Branch, b: Branch): number {
  return b.headcount - a.headcount || (a.key < b.key ? -1 : 1)
}
