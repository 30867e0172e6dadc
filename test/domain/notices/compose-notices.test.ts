import { describe, expect, it } from 'vitest'
import { composePersonalData } from '#app/domain/notices/compose-personal-data.ts'
import { composeProtection } from '#app/domain/notices/compose-protection.ts'
import type { NoticeBlock, NoticeDocument, WaveNotice } from '#app/domain/notices/wave-notice.ts'
import { locales } from '#app/i18n/index.ts'

const both = (text: string) => ({ fr: text, en: text })

function notice(more: Partial<WaveNotice> = {}): WaveNotice {
  return {
    waveId: '28f04d79-f13a-47ac-9575-76ef99a95485',
    phase: 'open',
    title: both('Baromètre'),
    why: both('Savoir ce qui doit changer.'),
    contact: both('Ressources humaines, 04 00 00 00 12'),
    accent: '#0d5558',
    organisation: 'Val d’Ambre',
    siren: '200000008',
    communes: ['Ambre-la-Ville', 'Montclair'],
    otherEmployers: [],
    level: 1,
    trusteeRoles: [],
    k: 10,
    m: 2,
    depth: 'segment',
    groups: 4,
    opensAt: '2026-11-10T08:00:00Z',
    closesAt: '2026-12-01T17:00:00Z',
    test: false,
    languages: ['fr', 'en'],
    smtp: true,
    representatives: true,
    comments: true,
    fewestComments: 10,
    graceMinutes: 15,
    importDays: 30,
    closing: null,
    settings: { controller: null, dpo: null, host: null, purpose: null },
    ...more,
  }
}

const whole = (document: NoticeDocument) =>
  [
    document.title,
    document.lede,
    ...document.flags,
    document.promise ?? '',
    ...document.sections.flatMap(({ title, blocks }) => [title, ...blocks.flatMap(textsOf)]),
  ].join('\n')

function textsOf(block: NoticeBlock): string[] {
  if (block.kind === 'list') return [block.label ?? '', ...block.items]
  if (block.kind === 'facts') return block.rows.flatMap(({ name, value }) => [name, value])
  if (block.kind === 'table') return [block.caption, ...block.head, ...block.rows.flat()]
  return [block.text]
}

const protection = (more: Partial<WaveNotice> = {}, locale: 'fr' | 'en' = 'fr') =>
  whole(composeProtection(notice(more), locale)).replaceAll('\u202f', ' ')
const personal = (more: Partial<WaveNotice> = {}, locale: 'fr' | 'en' = 'fr') =>
  whole(composePersonalData(notice(more), locale)).replaceAll('\u202f', ' ')

const closing = { keysDestroyedAt: '2026-12-01T17:15:04Z', publishable: true }

describe('the page on anonymity', () => {
  it('says the thresholds of the wave and no others', () => {
    const text = protection({ k: 15, m: 3 })
    expect(text).toContain('groupe de moins de 15 réponses')
    expect(text).toContain('moins de 3 personnes')
    expect(text).not.toMatch(/moins de (10|2) (réponses|personnes)/)
    expect(protection({ k: 15, m: 3 }, 'en')).toContain('a group of fewer than 15 answers')
  })

  it('says who holds the key, by level', () => {
    expect(protection()).toContain('gardée sur le serveur\nTout ce qui a été scellé.')
    expect(protection().toLowerCase()).not.toContain('dépositaire')
    const trusteeRoles = ['Ressources humaines', 'Syndicat', 'DPO']
    const shared = protection({ level: 2, trusteeRoles })
    expect(shared).toContain('Dépositaires de la clé\nRessources humaines, Syndicat et DPO.')
    expect(shared).toContain('Rien, à moins que deux dépositaires s’entendent.')
    expect(shared).not.toContain('Tout ce qui a été scellé.')
    expect(shared).toContain('la consultation serait annulée')
    expect(protection({ level: 2, phase: 'counting' })).toContain(
      'quand deux des trois dépositaires sont venus',
    )
  })

  it('says of a shared key that sheets and an old backup would open it, until two are destroyed', () => {
    const trusteeRoles = ['Ressources humaines', 'Syndicat', 'DPO']
    const shared = (phase: WaveNotice['phase']) =>
      protection({ level: 2, trusteeRoles, phase, ...(phase === 'closed' ? { closing } : {}) })
    for (const phase of ['open', 'closed', 'cancelled'] as const) {
      expect(shared(phase)).toContain(
        'Rien, une fois les feuilles détruites. Avant : deux dépositaires qui s’entendent, avec une ancienne sauvegarde.',
      )
      expect(shared(phase)).not.toMatch(
        /clé de l’urne a été détruite|^La clé de l’urne et|Sa clé est alors détruite/m,
      )
      expect(shared(phase)).toContain('gardent leur feuille pour eux, puis la détruisent')
    }
    for (const phase of ['closed', 'cancelled'] as const) {
      expect(shared(phase)).toContain('Les feuilles des dépositaires, tant qu’elles ne sont pas détruites.')
      expect(protection({ phase, closing })).not.toContain('feuilles')
    }
    expect(shared('closed')).toContain('La clé des liens, et ce que le service avait de la clé de l’urne, le')
    expect(personal({ level: 2, trusteeRoles })).toContain('ce que le service a de la clé de l’urne')
  })

  it.each([
    ['draft', 'L’urne n’existe pas encore', 'Elle ouvre le'],
    ['scheduled', 'Elle ouvre le mardi 10 novembre 2026 à 9 h', 'L’urne est ouverte'],
    ['open', 'L’urne est ouverte jusqu’au mardi 1er décembre 2026 à 18 h', 'n’existe pas encore'],
    ['counting', 'L’urne va être ouverte', 'L’urne est ouverte jusqu’'],
    ['closed', 'Elle n’existe plus.', 'L’urne est ouverte jusqu’'],
    ['cancelled', 'L’urne a été détruite sans être ouverte.', 'Elle n’existe plus.'],
  ] as const)('says where the urn stands: %s', (phase, said, unsaid) => {
    expect(protection({ phase })).toContain(said)
    expect(protection({ phase })).not.toContain(unsaid)
  })

  it('says what was destroyed and what is left, once closed and not before', () => {
    const gone = 'La clé de l’urne et la clé des liens, le mardi 1er décembre 2026 à 18 h 15.'
    expect(protection({ phase: 'closed', closing })).toContain(gone)
    expect(protection({ phase: 'closed', closing })).toContain('Ce qui existe encore')
    expect(protection({ phase: 'closed' })).toContain('leur destruction est en cours')
    for (const phase of ['draft', 'scheduled', 'open', 'counting'] as const) {
      expect(protection({ phase })).not.toMatch(/Ce qui a été détruit|Ce qui existe encore/)
    }
    const few = protection({ phase: 'closed', closing: { ...closing, publishable: false }, k: 12 })
    expect(few).toContain('Moins de 12 bulletins valables sont arrivés')
    expect(few).not.toContain('Les comptes que la règle')
    expect(protection({ phase: 'cancelled' })).toContain('Aucune réponse.')
  })

  it('marks the column of today', () => {
    expect(protection()).toContain('Urne ouverte (aujourd’hui)\nAprès la clôture\n')
    expect(protection({ phase: 'closed', closing })).toContain('Urne ouverte\nAprès la clôture (aujourd’hui)')
    expect(protection({ phase: 'scheduled' })).not.toContain('aujourd’hui')
  })

  it('says where the mails are', () => {
    expect(protection({ smtp: true })).toContain('avec les archives de courriels')
    expect(protection({ smtp: true })).not.toContain('boîte aux lettres locale')
    expect(protection({ smtp: false })).toContain('avec la boîte aux lettres locale')
    expect(protection({ smtp: false })).toContain('Aucun ne quitte cette machine')
    expect(protection({ smtp: false, phase: 'closed', closing })).toContain(
      'Les copies locales des courriels',
    )
  })

  it('says whether it is a test, a draft, who has the record, which groups and languages', () => {
    expect(protection({ test: true })).toContain('Vague d’essai')
    expect(protection()).not.toContain('essai')
    expect(protection({ phase: 'draft' })).toContain('peuvent encore changer')
    expect(protection({ representatives: false })).toContain('a déclaré qu’il n’y en a pas')
    expect(protection()).not.toContain('a déclaré')
    expect(protection({ depth: 'service', groups: 31 })).toContain('le donne. 31 groupes au choix.')
    expect(protection({ depth: 'employer' })).toContain('Chaque employeur.')
    expect(protection({ languages: ['fr'] })).toContain('Langues\nFrançais.')
    expect(protection()).toContain('Langues\nFrançais et anglais.')
  })

  it('speaks of comments only where there are some', () => {
    expect(protection()).toContain('moins de 10 pour une question')
    expect(protection({ comments: false, phase: 'closed', closing })).not.toMatch(
      /commentaires? [^.]*(sans|désordre)/,
    )
    expect(personal({ comments: false })).not.toContain('Commentaires')
  })
})

describe('the notice on personal data', () => {
  it('names the EPCI and each commune as joint controllers', () => {
    const text = personal()
    expect(text).toContain('Val d’Ambre (SIREN 200000008) et ses communes membres')
    expect(text).toContain('article 26')
    expect(text).toContain('Ambre-la-Ville\nMontclair')
    expect(personal({ communes: [] })).not.toContain('article 26')
  })

  it('gives the mentions of the démarche, or says plainly that they are missing', () => {
    const missing = personal()
    expect(missing).toContain('Son nom n’est pas encore indiqué : l’intercommunalité doit le faire.')
    expect(missing).toContain('L’hébergeur n’est pas encore indiqué')
    expect(missing).not.toContain('Union européenne')
    expect(missing).toContain('Écrivez au contact de la consultation.')
    const given = personal({
      settings: {
        controller: { name: 'CC du Val d’Ambre', address: '1 place du Marché' },
        dpo: { name: 'Dominique Roy', email: 'dpo@val.example', address: '' },
        host: { name: 'Hébergeur public', address: 'Valence', phone: '' },
        purpose: both('Mieux servir.'),
      },
    })
    for (const said of [
      '1 place du Marché',
      'Dominique Roy, dpo@val.example',
      'Écrivez à dpo@val.example',
      'Mieux servir.',
    ]) {
      expect(given).toContain(said)
    }
    expect(given).toContain('Hébergeur public, Valence')
    expect(given).toContain('Union européenne')
    expect(given).not.toContain('n’est pas encore indiqué')
  })

  it('says how long, by the constants the code obeys and what became of the urn', () => {
    const text = personal({ graceMinutes: 20, importDays: 12 })
    expect(text).toContain('20 minutes après la clôture du mardi 1er décembre 2026 à 18 h')
    expect(text).toContain('12 jours.')
    expect(personal({ phase: 'closed', closing })).toContain('Détruits le mardi 1er décembre 2026 à 18 h 15')
    expect(personal({ phase: 'closed' })).toContain('Leur destruction est en cours.')
    expect(personal({ phase: 'cancelled' })).toContain('Détruits à l’annulation.')
    expect(personal({ level: 2 })).toContain('devant deux dépositaires')
  })

  it('says the law and the rights in both languages', () => {
    for (const said of [
      'article 6, paragraphe 1, point e',
      'CNIL',
      'Aucune décision n’est prise par une machine',
      'article 11',
    ]) {
      expect(personal()).toContain(said)
    }
    for (const said of ['article 6, paragraph 1, point e', 'CNIL', 'No decision about you', 'article 11']) {
      expect(personal({}, 'en')).toContain(said)
    }
  })

  it('reads an empty English text in French rather than nothing', () => {
    expect(personal({ contact: { fr: 'Écrire à la DRH', en: ' ' } }, 'en')).toContain('Écrire à la DRH')
  })
})

it('leaves no sentence unfilled, and no French in English', () => {
  const variants: Partial<WaveNotice>[] = [
    {},
    { level: 2, smtp: false, test: true },
    { phase: 'closed', closing },
    { phase: 'cancelled' },
    { phase: 'draft', groups: null },
  ]
  const bare = { title: both('T'), why: both('W'), contact: both('C'), organisation: 'O', communes: ['M'] }
  for (const variant of variants) {
    for (const locale of locales) {
      const text = protection({ ...variant, ...bare }, locale) + personal({ ...variant, ...bare }, locale)
      expect(text).not.toMatch(/\{\{|undefined|null|NaN|\b(notice|protection):/)
      if (locale === 'en')
        expect(text.replace(/Commission.*libertés|place de Fontenoy/g, '')).not.toMatch(
          /[éèàç]|\b(les|des|vous)\b/,
        )
    }
  }
})
