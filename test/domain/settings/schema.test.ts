import { describe, expect, it } from 'vitest'
import {
  accessibilitySchema,
  coloursSchema,
  contactsSchema,
  legalSchema,
  privacySchema,
  publicPageSchema,
  senderSchema,
} from '#app/domain/settings/schema.ts'

/** The fields that are wrong. */
function wrong(
  schema: { safeParse(input: unknown): { error?: { issues: { path: PropertyKey[] }[] } } },
  input: object,
) {
  return schema.safeParse(input).error?.issues.map(({ path }) => path.join('.')) ?? []
}

describe('the sender', () => {
  it('opens no other header', () => {
    for (const senderName of [
      'Val\r\nBcc: all@evil.example',
      'Val\nX: y',
      'Val\u2028X',
      'Val\u202eerbmA',
      'a\0b',
    ]) {
      expect(wrong(senderSchema, { senderName }), JSON.stringify(senderName)).toEqual(['senderName'])
    }
    for (const replyTo of [
      'a@b.fr\r\nBcc: all@evil.example',
      'a@b.fr, all@evil.example',
      'Val <a@b.fr>',
      '"a\r\n"@b.fr',
      'a@b',
      'nobody',
    ]) {
      expect(wrong(senderSchema, { replyTo }), JSON.stringify(replyTo)).toEqual(['replyTo'])
    }
  })

  it('may have commas and quotes in its name: they are quoted when sent', () => {
    expect(wrong(senderSchema, { senderName: 'Mieux servir, « Val d’Ambre » <équipe>' })).toEqual([])
  })
})

it('takes a colour however it is written, and nothing that is none', () => {
  const read = coloursSchema.parse({ accent: ' #0D5558 ', second: 'ABC', background: '#fed' })
  expect(read).toEqual({ accent: '#0d5558', second: '#aabbcc', background: '#ffeedd' })
  for (const accent of ['red', '#12345', '#1234567', '#ggg', 'rgb(0,0,0)', '#fff;}', '']) {
    expect(wrong(coloursSchema, { accent, second: '#000000', background: '#ffffff' })).toEqual(['accent'])
  }
})

it('takes web addresses only where pages link to', () => {
  for (const sourceUrl of ['javascript:alert(1)', 'data:text/html,x', 'ftp://x.fr', '//x.fr', 'x']) {
    expect(wrong(legalSchema, { sourceUrl })).toEqual(['sourceUrl'])
  }
  expect(wrong(accessibilitySchema, { email: 'a@b.fr', plan: 'JavaScript:alert(1)' })).toEqual(['plan'])
  expect(wrong(legalSchema, { sourceUrl: 'https://example.org/diapason' })).toEqual([])
})

it('wants a mention whole, or not at all', () => {
  expect(wrong(legalSchema, {})).toEqual([])
  expect(wrong(legalSchema, { publisherName: 'CCVA' })).toEqual(['publisherAddress', 'director'])
  expect(wrong(legalSchema, { hostName: 'SN96' })).toEqual(['hostAddress', 'hostPhone'])
  expect(wrong(privacySchema, { dpoName: 'F. Ouali' })).toEqual(['dpoEmail'])
  expect(wrong(privacySchema, { dpoEmail: 'dpo@ccva.fr' })).toEqual(['dpoName'])
  expect(wrong(privacySchema, { controllerName: 'CCVA' })).toEqual(['controllerAddress'])
})

it('leaves empty rows of contacts out, and wants a role and a way to reach the others', () => {
  const row = { roleFr: 'Prévention', phone: '04 65 71 20 14' }
  expect(contactsSchema.parse({ contacts: [{}, row] }).contacts).toEqual([
    null,
    { role: { fr: 'Prévention', en: '' }, name: '', phone: '04 65 71 20 14', email: '' },
  ])
  expect(wrong(contactsSchema, { contacts: [{ roleFr: 'Prévention' }] })).toEqual(['contacts.0.phone'])
  expect(wrong(contactsSchema, { contacts: [{ phone: '04 65 71 20 14' }] })).toEqual(['contacts.0.roleFr'])
  expect(wrong(contactsSchema, { contacts: [{ ...row, phone: 'javascript:1' }] })).toEqual([
    'contacts.0.phone',
  ])
  expect(wrong(contactsSchema, { contacts: Array.from({ length: 9 }, () => row) })).toEqual(['contacts'])
})

it('takes no address that is not a word of its own', () => {
  for (const slug of ['', 'ab', '../x', 'a b', 'é', '0f8fad5b-d9cb-469f-a165-70867728950e']) {
    expect(wrong(publicPageSchema, { slug })).toEqual(['slug'])
  }
  expect(publicPageSchema.parse({ slug: ' Val-D-Ambre ' }).slug).toBe('val-d-ambre')
  expect(wrong(publicPageSchema, { slug: 'ambre', purposeEn: 'Why' })).toEqual(['purposeFr'])
})

it('wants a contact for accessibility, and an audit whole', () => {
  expect(wrong(accessibilitySchema, {})).toEqual(['email'])
  expect(wrong(accessibilitySchema, { phone: '04 65 71 10 00' })).toEqual([])
  const contact = { email: 'a@b.fr' }
  expect(wrong(accessibilitySchema, { ...contact, met: '40' })).toEqual(['auditOn', 'auditor', 'failed'])
  const audit = { ...contact, auditOn: '2026-05-04', auditor: 'Access Studio' }
  expect(wrong(accessibilitySchema, { ...audit, met: '60', failed: '47' })).toEqual(['met'])
  expect(wrong(accessibilitySchema, { ...audit, met: '0', failed: '0' })).toEqual(['met'])
  expect(wrong(accessibilitySchema, { ...audit, met: '60', failed: '1.5' })).toEqual(['failed'])
  expect(wrong(accessibilitySchema, { ...audit, met: '60', failed: '1' })).toEqual([])
})
