/** What the accessibility statement needs and the software can't know (RGAA 4.1.2). */
export interface AccessibilitySettings {
  /** Whom to tell about what can't be read or used: one of the two at least. */
  email: string
  phone: string
  audit: AccessibilityAudit | null
  /** One entry per line, as the pilot wrote them. */
  failures: string
  burdens: string
  exempt: string
  technologies: string
  environments: string
  tools: string
  pages: string
  /** Addresses of the multi-year plan and of this year's action plan; null when there is none. */
  plan: string | null
  actions: string | null
  /** When the statement was first written, and last changed; YYYY-MM-DD. */
  declaredOn: string
  changedOn: string
}

export interface AccessibilityAudit {
  /** YYYY-MM-DD. */
  on: string
  auditor: string
  /** Criteria of the RGAA that apply and are met; that apply and are not. */
  met: number
  failed: number
}

export type Conformity = 'full' | 'partial' | 'none'

/** An audit is worth nothing after this many years: the statement has to be written again. */
const validYears = 3

/**
 * The state of conformity, which the home page has to show: full when every criterion that applies is met, partial from
 * half of them on, none below or without a valid audit.
 * Source: RGAA, « Déclaration d’accessibilité » (decree 2019-768, art. 4 and 5).
 * @param today YYYY-MM-DD
 */
export function conformityOf(
  settings: Pick<AccessibilitySettings, 'audit'> | null,
  today: string,
): Conformity {
  const audit = validAudit(settings, today)
  if (!audit) return 'none'
  if (audit.failed === 0) return 'full'
  return audit.met >= audit.failed ? 'partial' : 'none'
}

/** The audit, unless there is none, it is of the future, or it is three years old. @param today YYYY-MM-DD */
export function validAudit(
  settings: Pick<AccessibilitySettings, 'audit'> | null,
  today: string,
): AccessibilityAudit | null {
  const audit = settings?.audit
  if (!audit || audit.on > today) return null
  const ends = `${Number(audit.on.slice(0, 4)) + validYears}${audit.on.slice(4)}`
  return today < ends ? audit : null
}

/** Criteria met among those that apply, as a whole percentage rounded down: 99.6 % is not « totalement conforme ». */
export function metPercentage({ met, failed }: AccessibilityAudit): number {
  return Math.floor((100 * met) / (met + failed))
}

/** The worst of several, for a page that belongs to all of them; none without any. */
export function worstConformity(states: readonly Conformity[]): Conformity {
  return (['none', 'partial', 'full'] as const).find((state) => states.includes(state)) ?? 'none'
}
