import { productColours } from './colours.ts'
import { mostContacts } from './schema.ts'
import type { TerritorySettings } from './territory-settings.ts'

/** What each page of the settings shows in its fields, from what is kept. */

export function coloursForm({ colours }: TerritorySettings) {
  return { ...(colours ?? productColours) }
}

export function senderForm({ senderName, replyTo }: TerritorySettings) {
  return { senderName: senderName ?? '', replyTo: replyTo ?? '' }
}

export function privacyForm({ controller, dpo }: TerritorySettings) {
  return {
    controllerName: controller?.name ?? '',
    controllerAddress: controller?.address ?? '',
    dpoName: dpo?.name ?? '',
    dpoEmail: dpo?.email ?? '',
    dpoAddress: dpo?.address ?? '',
  }
}

export function legalForm({ publisher, host, sourceUrl }: TerritorySettings) {
  return {
    publisherName: publisher?.name ?? '',
    publisherAddress: publisher?.address ?? '',
    publisherPhone: publisher?.phone ?? '',
    director: publisher?.director ?? '',
    hostName: host?.name ?? '',
    hostAddress: host?.address ?? '',
    hostPhone: host?.phone ?? '',
    sourceUrl: sourceUrl ?? '',
  }
}

const freeRows = 2

/** The contacts there are, then free rows. */
export function contactsForm({ contacts }: TerritorySettings) {
  const rows = contacts.map(({ role, name, phone, email }) => ({
    roleFr: role.fr,
    roleEn: role.en,
    name,
    phone,
    email,
  }))
  const free = Math.max(0, Math.min(freeRows, mostContacts - rows.length))
  const empty = { roleFr: '', roleEn: '', name: '', phone: '', email: '' }
  return { contacts: [...rows, ...Array.from({ length: free }, () => empty)] }
}

export function publicPageForm({ purpose, slug }: TerritorySettings) {
  return { purposeFr: purpose?.fr ?? '', purposeEn: purpose?.en ?? '', slug }
}

/** True of the product, whatever the audit: proposed to who fills the page for the first time. */
const technologies = 'HTML\nCSS\nJavaScript\nSVG\nWAI-ARIA'

export function accessibilityForm({ accessibility }: TerritorySettings) {
  const { audit, plan, actions, declaredOn: _, changedOn: __, ...texts } = accessibility ?? emptyStatement
  return {
    ...texts,
    plan: plan ?? '',
    actions: actions ?? '',
    auditOn: audit?.on ?? '',
    auditor: audit?.auditor ?? '',
    met: audit ? String(audit.met) : '',
    failed: audit ? String(audit.failed) : '',
  }
}

const emptyStatement = {
  email: '',
  phone: '',
  audit: null,
  failures: '',
  burdens: '',
  exempt: '',
  technologies,
  environments: '',
  tools: '',
  pages: '',
  plan: null,
  actions: null,
  declaredOn: '',
  changedOn: '',
}
