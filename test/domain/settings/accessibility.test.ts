import { describe, expect, it } from 'vitest'
import {
  type AccessibilityAudit,
  conformityOf,
  metPercentage,
  validAudit,
  worstConformity,
} from '#app/domain/settings/accessibility.ts'

const today = '2026-11-23'
const audit = (met: number, failed: number, on = '2026-05-04'): { audit: AccessibilityAudit } => ({
  audit: { on, auditor: 'Access Studio', met, failed },
})

describe('the state of conformity', () => {
  it('follows from the audit: all, half, less', () => {
    expect(conformityOf(audit(61, 0), today)).toBe('full')
    expect(conformityOf(audit(60, 1), today)).toBe('partial')
    expect(conformityOf(audit(30, 30), today)).toBe('partial')
    expect(conformityOf(audit(29, 30), today)).toBe('none')
  })

  it('is none without an audit, with one of the future, or one of three years ago', () => {
    expect(conformityOf(null, today)).toBe('none')
    expect(conformityOf({ audit: null }, today)).toBe('none')
    expect(conformityOf(audit(61, 0, '2026-11-24'), today)).toBe('none')
    expect(conformityOf(audit(61, 0, '2023-11-23'), today)).toBe('none')
    expect(validAudit(audit(61, 0, '2023-11-24'), today)).not.toBeNull()
  })

  it('never rounds up', () => {
    expect([audit(2, 1), audit(105, 1), audit(1, 0)].map((each) => metPercentage(each.audit))).toEqual([
      66, 99, 100,
    ])
  })

  it('of several is the worst', () => {
    expect(worstConformity(['full', 'partial'])).toBe('partial')
    expect(worstConformity(['full', 'none', 'partial'])).toBe('none')
    expect(worstConformity([])).toBe('none')
  })
})
