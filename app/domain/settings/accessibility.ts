/** What the accessibility statement needs and the software can't know (RGAA 4.1.2). */
export interface AccessibilitySettings {
  /** Whom to tell about what can't be read or used: one of the two at least. */
  email: string
  phone: string
  audit: AccessibilityAudit | null
  /** One entry per line, as the pilot wrote them; French. */
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
}

export interface AccessibilityAudit {
  /** YYYY-MM-DD. */
  on: string
  auditor: string
  /** Criteria of the RGAA that apply and are met; that apply and are not. */
  met: number
  failed: number
}
