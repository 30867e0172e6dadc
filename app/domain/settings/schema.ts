import { z } from 'zod'
import { isSlug } from './slug.ts'
import type { Contact } from './territory-settings.ts'

/** One line: nothing in it can open another header of a message nor be read backwards. */
const line = z
  .string()
  .trim()
  .max(160)
  .regex(/^[^\p{Cc}\p{Cf}\u2028\u2029]*$/u)
const paragraph = z
  .string()
  .trim()
  .max(2_000)
  .transform((text) => text.replace(/\r\n?/g, '\n').replace(/[^\P{Cc}\n]/gu, ''))
const email = z.email().max(254)
const phone = z
  .string()
  .trim()
  .max(40)
  .regex(/^[+(\d][\d\s.()/-]{1,38}$/)
/** Written into pages as a link: a web address and nothing that runs. */
const webAddress = z
  .string()
  .trim()
  .max(500)
  .refine((text) => URL.canParse(text) && ['http:', 'https:'].includes(new URL(text).protocol))
const colour = z
  .string()
  .trim()
  .toLowerCase()
  .transform((text) => text.replace(/^#?([0-9a-f])([0-9a-f])([0-9a-f])$/, '#$1$1$2$2$3$3'))
  .transform((text) => text.replace(/^([0-9a-f]{6})$/, '#$1'))
  .refine((text) => /^#[0-9a-f]{6}$/.test(text))

export const coloursSchema = z.object({ accent: colour, second: colour, background: colour })

export const senderSchema = z.object({ senderName: line.optional(), replyTo: email.optional() })

/** A field that others make necessary: « an address without a name says nothing ». */
function needs(ctx: z.RefinementCtx, path: string[], value: unknown): void {
  if (!value) ctx.addIssue({ code: 'custom', path, message: 'required' })
}

export const privacySchema = z
  .object({
    controllerName: line.optional(),
    controllerAddress: paragraph.optional(),
    dpoName: line.optional(),
    dpoEmail: email.optional(),
    dpoAddress: paragraph.optional(),
  })
  .superRefine((value, ctx) => {
    if (value.controllerAddress) needs(ctx, ['controllerName'], value.controllerName)
    if (value.controllerName) needs(ctx, ['controllerAddress'], value.controllerAddress)
    if (value.dpoEmail || value.dpoAddress) needs(ctx, ['dpoName'], value.dpoName)
    if (value.dpoName) needs(ctx, ['dpoEmail'], value.dpoEmail)
  })

export const legalSchema = z
  .object({
    publisherName: line.optional(),
    publisherAddress: paragraph.optional(),
    publisherPhone: phone.optional(),
    director: line.optional(),
    hostName: line.optional(),
    hostAddress: paragraph.optional(),
    hostPhone: phone.optional(),
    sourceUrl: webAddress.optional(),
  })
  .superRefine((value, ctx) => {
    const publisher = [value.publisherName, value.publisherAddress, value.publisherPhone, value.director]
    if (publisher.some(Boolean)) {
      needs(ctx, ['publisherName'], value.publisherName)
      needs(ctx, ['publisherAddress'], value.publisherAddress)
      needs(ctx, ['director'], value.director)
    }
    if ([value.hostName, value.hostAddress, value.hostPhone].some(Boolean)) {
      needs(ctx, ['hostName'], value.hostName)
      needs(ctx, ['hostAddress'], value.hostAddress)
      needs(ctx, ['hostPhone'], value.hostPhone)
    }
  })

export const mostContacts = 8

const contactRow = z
  .object({
    roleFr: line.optional(),
    roleEn: line.optional(),
    name: line.optional(),
    phone: phone.optional(),
    email: email.optional(),
  })
  .superRefine((value, ctx) => {
    if (!Object.values(value).some(Boolean)) return
    needs(ctx, ['roleFr'], value.roleFr)
    needs(ctx, ['phone'], value.phone || value.email)
  })
  .transform((value): Contact | null =>
    value.roleFr
      ? {
          role: { fr: value.roleFr, en: value.roleEn ?? '' },
          name: value.name ?? '',
          phone: value.phone ?? '',
          email: value.email ?? '',
        }
      : null,
  )

export const contactsSchema = z.object({ contacts: z.array(contactRow).max(mostContacts).default([]) })

export const publicPageSchema = z
  .object({
    purposeFr: paragraph.optional(),
    purposeEn: paragraph.optional(),
    slug: z.string().trim().toLowerCase().refine(isSlug),
  })
  .superRefine((value, ctx) => {
    if (value.purposeEn) needs(ctx, ['purposeFr'], value.purposeFr)
  })

const criteria = z.coerce.number().int().min(0).max(106)

export const accessibilitySchema = z
  .object({
    email: email.optional(),
    phone: phone.optional(),
    auditOn: z.iso.date().optional(),
    auditor: line.optional(),
    met: criteria.optional(),
    failed: criteria.optional(),
    failures: paragraph.optional(),
    burdens: paragraph.optional(),
    exempt: paragraph.optional(),
    technologies: paragraph.optional(),
    environments: paragraph.optional(),
    tools: paragraph.optional(),
    pages: paragraph.optional(),
    plan: webAddress.optional(),
    actions: webAddress.optional(),
  })
  .superRefine((value, ctx) => {
    needs(ctx, ['email'], value.email || value.phone)
    const audit = [value.auditOn, value.auditor, value.met, value.failed]
    if (audit.every((each) => each === undefined)) return
    needs(ctx, ['auditOn'], value.auditOn)
    needs(ctx, ['auditor'], value.auditor)
    if (value.met === undefined) needs(ctx, ['met'], false)
    if (value.failed === undefined) needs(ctx, ['failed'], false)
    const judged = (value.met ?? 0) + (value.failed ?? 0)
    // The RGAA has 106 criteria; an audit of none judges nothing.
    if (judged === 0 || judged > 106) ctx.addIssue({ code: 'custom', path: ['met'], message: 'sum' })
  })
