import { readdirSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Locale, locales } from '#app/i18n/index.ts'
import { addendumToRepresentatives } from '#emails/addendum-to-representatives.ts'
import { type Invitation, invitation } from '#emails/invitation.ts'
import { layOut, type Message } from '#emails/layout.ts'
import { openingRecordToRepresentatives } from '#emails/opening-record-to-representatives.ts'
import { reportPublished } from '#emails/report-published.ts'
import { restitutionPublished } from '#emails/restitution-published.ts'
import { roleGranted } from '#emails/role-granted.ts'
import { signIn } from '#emails/sign-in.ts'
import { trusteeLetter } from '#emails/trustee-letter.ts'
import { urnAlert } from '#emails/urn-alert.ts'
import { waveCancelled } from '#emails/wave-cancelled.ts'

const link =
  'https://diapason.val-ambre.fr/e/0f4c2b9e-1111-4222-8333-444455556666#Zm9vYmFyYmF6cXV4Zm9vYmFyYmE'
/** The pages of the wave bear no secret. */
const page = link.split('#')[0]
const isPage = (address: string) =>
  ['protection', 'donnees'].some((name) => address.startsWith(`${page}/${name}?langue=`))

function sample(locale: Locale, text = 'Baromètre'): Invitation {
  return {
    kind: 'invitation',
    locale,
    name: text,
    title: text,
    who: text,
    why: text,
    contact: text,
    organisation: text,
    minutes: 8,
    closesAt: new Date('2026-12-01T17:00:00Z'),
    link,
    protectionPage: `${page}/protection?langue=${locale}`,
    dataPage: `${page}/donnees?langue=${locale}`,
    note: null,
    testWave: false,
  }
}

/** One function per message: every file of emails/ has its samples here. */
const messages: Record<string, (locale: Locale, text?: string) => Message[]> = {
  'sign-in': (locale, text = 'Zoé') => [signIn({ locale, name: text, link, code: 'AB-12', minutes: 10 })],
  invitation: (locale, text) =>
    (['invitation', 'reminder_7', 'reminder_3', 'test'] as const).flatMap((kind) =>
      [false, true].map((testWave) => invitation({ ...sample(locale, text), kind, testWave })),
    ),
  'opening-record-to-representatives': (locale, text = 'Baromètre') => [
    openingRecordToRepresentatives({
      locale,
      process: text,
      organisation: text,
      title: text,
      opensAt: new Date('2026-11-24T08:00:00Z'),
      closesAt: new Date('2026-12-01T17:00:00Z'),
      invited: 1234,
      issueFingerprint: 'ab'.repeat(32),
      recordHash: 'cd'.repeat(32),
      testWave: true,
    }),
  ],
  'addendum-to-representatives': (locale, text = 'Baromètre') => [
    addendumToRepresentatives({
      ...{ locale, process: text, organisation: text, title: text, document: text, summary: text },
      cancelled: false,
      recordHash: 'ef'.repeat(32),
    }),
  ],
  'wave-cancelled': (locale, text = 'Zoé') =>
    [true, false].map((sharedKey) =>
      waveCancelled({
        ...{ locale, name: text, title: text, organisation: text, reason: text, contact: text, sharedKey },
      }),
    ),
  'urn-alert': (locale, text = 'T0') =>
    (['urn', 'link'] as const).flatMap((key) =>
      [true, false].map((fails) =>
        urnAlert({
          ...{ locale, name: text, key, fails, shared: true },
          ...{ label: text, process: text, organisation: text, link },
        }),
      ),
    ),
  'trustee-letter': (locale, text = 'Zoé') =>
    [
      ...(['ceremony', 'sheet', 'link', 'reminder', 'opening'] as const).map((kind) => ({ kind, url: link })),
      ...(['withdrawn', 'opened', 'cancelled'] as const).map((kind) => ({ kind })),
    ].map((content) =>
      trusteeLetter({
        ...{ locale, name: text, role: text, organisation: text, title: text, ...content },
        opensAt: new Date('2026-11-24T08:00:00Z'),
        closesAt: new Date('2026-12-01T17:00:00Z'),
      }),
    ),
  'role-granted': (locale, text = 'Inès') =>
    [null, '2027-01-31'].map((endsOn) =>
      roleGranted({ locale, name: text, role: text, process: text, organisation: text, endsOn, link }),
    ),
  'report-published': (locale, text = 'Baromètre') => [
    ...[null, text].map((reason) =>
      reportPublished({
        ...{ locale, name: text, process: text, organisation: text, title: text, number: 2, link },
        reason,
      }),
    ),
  ],
  'restitution-published': (locale, text = 'Val d’Ambre') => [
    ...[null, text].map((reason) =>
      restitutionPublished({
        ...{ locale, name: text, process: text, organisation: text, reason, link },
        verifications: [{ label: text, url: link }],
      }),
    ),
  ],
}

const all = locales.flatMap((locale) =>
  Object.entries(messages).flatMap(([name, make]) =>
    make(locale).map((message, index) => ({ label: `${name} ${index} ${locale}`, locale, message })),
  ),
)

function addresses(html: string): string[] {
  return [...html.matchAll(/\s(?:href|src|action|background|srcset|data|poster)\s*=\s*"([^"]*)"/gi)].map(
    (found) => found[1] ?? '',
  )
}

function visibleText(html: string): string {
  const body = html.slice(html.indexOf('<body')).replace(/<div style="display:none.*?<\/div>/s, '')
  return body
    .replace(/<[^>]+>/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&')
}

const words = (value: string) => value.replace(/^-- $/m, '').split(/\s+/).filter(Boolean)

describe('every message', () => {
  it('has a sample here', () => {
    const files = readdirSync(path.resolve('emails')).filter(
      (file) => file !== 'layout.ts' && file.endsWith('.ts'),
    )
    expect(files.map((file) => file.replace('.ts', '')).sort()).toEqual(Object.keys(messages).sort())
  })

  it.each(all)('says the same in text and in HTML: $label', ({ message }) => {
    const text = words(message.text)
    const html = words(visibleText(message.html))
    // The HTML alone says what to do when the button does not open, and writes the link; the pages to read it leads to.
    const missing = text.filter((word) => !html.includes(word) && !isPage(word))
    expect(text.filter(isPage).every((word) => addresses(message.html).includes(word))).toBe(true)
    expect(missing).toEqual([])
    expect(text.length).toBeGreaterThan(20)
    expect(html.filter((word) => !text.includes(word)).length).toBeLessThan(15)
  })

  it.each(all)('asks nothing from anywhere: $label', ({ message, locale }) => {
    const { html, subject } = message
    expect(html).toContain(`<html lang="${locale}"`)
    expect(html).not.toMatch(
      /<(img|script|link|iframe|object|embed|form|video|audio|svg|base)\b|url\(|@import/i,
    )
    const found = addresses(html)
    const others = (list: readonly string[]) => list.filter((address) => address !== link && !isPage(address))
    expect(others(found)).toEqual([])
    expect(others(message.text.match(/https?:\/\/\S+/g) ?? [])).toEqual([])
    expect(subject).not.toMatch(/[\r\n]|\{\{|mail:/)
    expect(`${message.text}${html}`).not.toMatch(/\{\{|mail:|undefined|NaN/)
  })

  it('escapes what people wrote', () => {
    const wild = fc.array(
      fc.oneof(
        fc.constantFrom(
          '<script>x</script>',
          '<img src=x>',
          '"',
          "'",
          '&',
          '&lt;',
          '</td>',
          '{{link}}',
          '$t(common:product)',
          '$&',
        ),
        fc.string({ unit: 'binary', maxLength: 6 }),
        fc.constantFrom('\r\n', '\n\n', ' onload="x"', 'é', '-->', ']]>'),
      ),
      { maxLength: 6 },
    )
    fc.assert(
      fc.property(wild, fc.constantFrom(...locales), (parts, locale) => {
        for (const make of Object.values(messages)) {
          const plain = make(locale, 'x')
          for (const [index, message] of make(locale, parts.join('')).entries()) {
            const tags = (value: string) =>
              value.match(/<[a-z!/][^>]*>/gi)?.filter((tag) => !/^<\/?(p|br)\b/.test(tag))
            expect(tags(message.html)).toEqual(tags(plain[index]?.html ?? ''))
            expect(addresses(message.html)).toEqual(addresses(plain[index]?.html ?? ''))
          }
        }
      }),
      { numRuns: 60 },
    )
  })

  it('links to http and https only', () => {
    for (const url of [
      'javascript:alert(1)',
      'https://a.fr/" onclick="x',
      'data:text/html,x',
      '//a.fr',
      '',
    ]) {
      const blocks = [{ kind: 'action', label: 'x', url }] as const
      expect(() => layOut({ locale: 'fr', subject: 'x', preheader: 'x', footer: 'x', blocks }), url).toThrow(
        TypeError,
      )
    }
  })
})

describe('the invitation', () => {
  it('says who asks, why, how long, until when, what protects, and to whom the link belongs', () => {
    const { subject, text } = invitation({
      ...sample('fr'),
      name: 'Zoé Müller',
      title: 'Baromètre des agents',
      who: 'La communauté de communes',
      why: 'Choisir ce que nous changerons.\nEt quand.',
      contact: 'Ressources humaines, 04 00 00 00 12',
    })
    expect(subject).toBe('Votre avis en 8 minutes\u202f: Baromètre des agents')
    for (const said of [
      'Bonjour Zoé Müller,',
      'La communauté de communes',
      'Choisir ce que nous changerons.\nEt quand.',
      'environ 8 minutes',
      'mardi 1er décembre 2026 à 18 h',
      'scellée dans votre navigateur',
      link,
      'Ce lien vous est personnel\u202f: ne le transférez pas.',
      'Pas le temps maintenant',
      'Ressources humaines, 04 00 00 00 12',
    ]) {
      expect(text).toContain(said)
    }
  })

  it('leads to the page on anonymity and to the notice in its language, first mail and reminders, without the secret', () => {
    for (const locale of locales) {
      for (const kind of ['invitation', 'reminder_7', 'reminder_3'] as const) {
        const message = invitation({ ...sample(locale), kind })
        for (const name of ['protection', 'donnees']) {
          const address = `${page}/${name}?langue=${locale}`
          expect(message.text).toContain(address)
          expect(addresses(message.html)).toContain(address)
        }
      }
    }
  })

  it('says in the subject of a trial that it is one, and greets a tester who has no name', () => {
    const trial = invitation({ ...sample('fr', 'Essai'), title: 'Baromètre', name: '', testWave: true })
    expect(trial.subject).toBe('[Essai] Votre avis en 8 minutes\u202f: Baromètre')
    expect(trial.text).toContain('\nBonjour,\n')
    const wave = invitation({ ...sample('fr', 'Essai'), title: 'Baromètre', name: 'Zoé', testWave: false })
    expect(wave.subject).not.toContain('[Essai]')
  })

  it('is the same message in English', () => {
    const { subject, text } = invitation({ ...sample('en', 'Staff'), title: 'Staff barometer', name: 'Zoe' })
    expect(subject).toBe('Your opinion in 8 minutes: Staff barometer')
    expect(text).toMatch(/Tuesday,? 1 December 2026 at 18:00/)
    expect(text).toContain('do not forward it')
    expect(text).not.toMatch(/[àèùç]|\bvous\b/)
  })

  it('thanks in a reminder those who have answered, and marks a trial', () => {
    const text = (more: Partial<Invitation>) => invitation({ ...sample('fr'), ...more }).text
    expect(text({ kind: 'reminder_7' })).toContain('Si vous avez déjà répondu, merci')
    expect(text({})).not.toContain('déjà répondu')
    expect(text({ kind: 'test' })).toContain('Message d’essai')
    expect(text({ testWave: true })).toContain('Vague d’essai')
    expect(text({})).not.toContain('d’essai')
  })
})
