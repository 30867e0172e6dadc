import type { InstrumentId } from '#surveys/index.ts'

/**
 * The built-in template « 15 mois » (domain.md §2.3), as weeks from an anchor. Counted from the launch, weeks stretch with
 * the length of the démarche; counted from a milestone they do not: P6 and P7 are fixed by law (§2.4).
 */

export type PhaseCode = `P${0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8}`
export type MilestoneCode = `M${0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9}`
/** `dob`: the first Tuesday of February after the adoption (M7), when budget orientations are debated. */
export type Anchor = 'launch' | 'dob' | MilestoneCode
export type Audience = 'agents' | 'managers' | 'elected' | 'residents' | 'communes' | 'all'

export interface PhaseTemplate {
  code: PhaseCode
  anchor: Anchor
  starts: number
  /** The milestone on whose day it ends, or its length in weeks. */
  ends: MilestoneCode | number
}

export const phases: readonly PhaseTemplate[] = [
  { code: 'P0', anchor: 'launch', starts: -8, ends: 'M0' },
  { code: 'P1', anchor: 'launch', starts: 0, ends: 'M1' },
  { code: 'P2', anchor: 'launch', starts: 4, ends: 'M2' },
  { code: 'P3', anchor: 'launch', starts: 16, ends: 'M3' },
  { code: 'P4', anchor: 'launch', starts: 26, ends: 'M4' },
  { code: 'P5', anchor: 'launch', starts: 38, ends: 'M5' },
  { code: 'P6', anchor: 'M5', starts: 0, ends: 'M6' },
  { code: 'P7', anchor: 'M6', starts: 0, ends: 'M7' },
  { code: 'P8', anchor: 'M7', starts: 0, ends: 52 },
]

export interface MilestoneTemplate {
  code: MilestoneCode
  phase: PhaseCode
  anchor: Anchor
  on: number
}

export const milestones: readonly MilestoneTemplate[] = [
  { code: 'M0', phase: 'P0', anchor: 'launch', on: 0 },
  { code: 'M1', phase: 'P1', anchor: 'launch', on: 6 },
  { code: 'M2', phase: 'P2', anchor: 'launch', on: 18 },
  { code: 'M3', phase: 'P3', anchor: 'launch', on: 28 },
  { code: 'M4', phase: 'P4', anchor: 'launch', on: 42 },
  { code: 'M5', phase: 'P5', anchor: 'launch', on: 47 },
  { code: 'M6', phase: 'P6', anchor: 'M5', on: 14 },
  { code: 'M7', phase: 'P7', anchor: 'M6', on: 4 },
  { code: 'M8', phase: 'P8', anchor: 'M7', on: 26 },
  { code: 'M9', phase: 'P8', anchor: 'dob', on: 0 },
]

export type ConsultationCode =
  | 'questions'
  | `managers-${1 | 2}`
  | `agents-${1 | 2 | 3 | 4}`
  | 'communes'
  | 'ideas-agents'
  | 'residents'
  | 'ideas-residents'
  | 'elected-vision'
  | 'elected-priorities'
  | 'charter'
  | 'evaluation'

export interface ConsultationTemplate {
  code: ConsultationCode
  phase: PhaseCode
  audience: Audience
  instrument: InstrumentId | null
  anchor: Anchor
  opens: number
  /** Null: open until the end of the démarche. */
  closes: number | null
}

const barometer = { audience: 'agents', instrument: 'barometre-agents' } as const
const none = { instrument: null } as const

export const consultations: readonly ConsultationTemplate[] = [
  { code: 'questions', phase: 'P1', audience: 'all', ...none, anchor: 'launch', opens: 1, closes: null },
  { code: 'managers-1', phase: 'P1', audience: 'managers', ...none, anchor: 'launch', opens: 3, closes: 5 },
  { code: 'agents-1', phase: 'P1', ...barometer, anchor: 'launch', opens: 5, closes: 8 },
  { code: 'communes', phase: 'P2', audience: 'communes', ...none, anchor: 'launch', opens: 6, closes: 14 },
  { code: 'ideas-agents', phase: 'P2', audience: 'agents', ...none, anchor: 'launch', opens: 8, closes: 14 },
  { code: 'residents', phase: 'P2', audience: 'residents', ...none, anchor: 'launch', opens: 10, closes: 18 },
  {
    code: 'ideas-residents',
    phase: 'P2',
    audience: 'residents',
    ...none,
    anchor: 'launch',
    opens: 12,
    closes: 18,
  },
  {
    code: 'elected-vision',
    phase: 'P3',
    audience: 'elected',
    ...none,
    anchor: 'launch',
    opens: 16,
    closes: 19,
  },
  {
    code: 'elected-priorities',
    phase: 'P3',
    audience: 'elected',
    ...none,
    anchor: 'launch',
    opens: 23,
    closes: 25,
  },
  { code: 'agents-2', phase: 'P4', ...barometer, anchor: 'launch', opens: 30, closes: 33 },
  { code: 'charter', phase: 'P4', audience: 'all', ...none, anchor: 'launch', opens: 34, closes: 37 },
  { code: 'managers-2', phase: 'P4', audience: 'managers', ...none, anchor: 'launch', opens: 40, closes: 42 },
  { code: 'agents-3', phase: 'P6', ...barometer, anchor: 'M5', opens: 9, closes: 12 },
  { code: 'agents-4', phase: 'P8', ...barometer, anchor: 'M7', opens: 26, closes: 29 },
  { code: 'evaluation', phase: 'P8', audience: 'all', ...none, anchor: 'M7', opens: 26, closes: 30 },
]

/** The shortest opening, in weeks (domain.md §2.4); of managers and of all, the template's own. */
export const shortestOpening: Record<Audience, number> = {
  agents: 3,
  managers: 2,
  elected: 2,
  residents: 6,
  communes: 6,
  all: 3,
}

export type MeetingKind =
  | 'steering'
  | 'follow-up'
  | 'staff-information'
  | 'staff-opinion'
  | 'seminar'
  | 'working-groups'
  | 'interviews'
  | 'public-results'

export interface MeetingTemplate {
  kind: MeetingKind
  /** Days, as weeks from their anchors. */
  on: readonly (readonly [Anchor, number])[]
}

export const meetings: readonly MeetingTemplate[] = [
  {
    kind: 'steering',
    on: [
      ['M0', 0],
      ['launch', 9],
      ['M2', 0],
      ['M3', 0],
      ['launch', 36],
      ['M4', 0],
      ['M5', -1],
      ['M6', 0],
      ['M7', 0],
      ['M7', 13],
      ['M7', 26],
      ['M7', 39],
      ['M7', 52],
    ],
  },
  {
    kind: 'staff-information',
    on: [
      ['launch', 2],
      ['M2', 2],
      ['launch', 33],
    ],
  },
  {
    kind: 'staff-opinion',
    on: [
      ['M5', -2],
      ['M6', 1],
    ],
  },
  { kind: 'seminar', on: [['launch', 22]] },
  { kind: 'working-groups', on: [['launch', 26]] },
  { kind: 'interviews', on: [['launch', 42]] },
  { kind: 'public-results', on: [['M5', -1]] },
]

/** The follow-up committee meets on its own rhythm, from the second week to the end: every four weeks. */
export const followUp = { kind: 'follow-up', first: 2, every: 4 } as const

/** Weeks from launch to the transmission of the report (P1 to P5), by the length in months: 34, 47, 60 (domain.md §2.4). */
export const elasticWeeks = { 12: 34, 15: 47, 18: 60 } as const
export type Months = keyof typeof elasticWeeks

/** The kind of a meeting, whose number its code bears: `steering-3` → `steering`. */
export function meetingKind(code: string): MeetingKind {
  return code.replace(/-\d+$/, '') as MeetingKind
}

/** Consultations of its phase that a milestone waits for: those that end before it, from the same anchor. */
export function waitedFor(milestone: MilestoneTemplate): ConsultationTemplate[] {
  return consultations.filter(({ phase, anchor, closes }) => {
    const together = phase === milestone.phase && anchor === milestone.anchor
    return together && closes !== null && closes <= milestone.on
  })
}
