import fc from 'fast-check'
import type { RawRequest } from './raw-request.ts'

/** A wave and a démarche that exist, so that some garbage reaches them; set once the instance runs. */
export const place = { waveId: '', processId: '' }

export const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    '\0',
    'é\0é',
    '',
    ' ',
    '%',
    '%00',
    '%E0%A4%A',
    '../../etc/passwd',
    "' or 1=1 --",
    '\ud800',
    '[]',
    '__proto__',
  ),
)
/** As a client writes it in an address, sometimes badly. */
export const segment = fc.oneof(
  text.map((value) => encodeURIComponent(value.toWellFormed())),
  fc.string({ unit: 'binary-ascii', maxLength: 20 }).map((value) => value.replaceAll(/[\s?#]/g, '')),
  fc.uuid(),
  fc.constantFrom('%', '%00', '%E0%A4%A', '..', '%2e%2e%2f', '.data', '_root.data', '*'),
)
const wave = fc.oneof(
  segment,
  fc.constant(0).map(() => place.waveId),
)
/** A public démarche by its slug or its identifier, or nothing. */
const territory = fc.oneof(
  segment,
  fc.constant('val-d-ambre'),
  fc.constant(0).map(() => place.processId),
)
const territoryPages = [
  ...['', '.data', '/accessibilite', '/accessibilite.data', '/donnees-personnelles', '/mentions-legales'],
  ...['/plan-du-site', '/aide', '/couleurs.css', '/logo', '/logo/x', '/x'],
]

const path = fc.oneof(
  fc.constantFrom(
    ...[
      '/',
      '/connexion',
      '/connexion/envoye',
      '/connexion/lien',
      '/installation',
      '/langue',
      '/deconnexion',
    ],
    ...[
      '/demo',
      '/style',
      '/boite-aux-lettres',
      '/sante',
      '/informations',
      '/assets/',
      '/__manifest',
      '/_root.data',
    ],
    ...[
      '/connexion.data',
      '/connexion/lien.data',
      '/installation.data',
      '/langue.data',
      '/boite-aux-lettres.data',
    ],
  ),
  fc
    .tuple(
      wave,
      fc.constantFrom(
        '',
        '/credential',
        '/ballot',
        '/protection',
        '/donnees.pdf',
        '/code',
        '/borne',
        '/borne/protection',
        '/.data',
      ),
    )
    .map(([id, what]) => `/e/${id}${what}`),
  fc
    .tuple(
      wave,
      fc.constantFrom('', '/state', '/key', '/read-back', '/sheet', '/destroyed', '/autre', '.data'),
    )
    .map(([id, what]) => `/depositaire/${id}${what}`),
  fc.tuple(territory, fc.constantFrom(...territoryPages)).map(([key, what]) => `/d/${key}${what}`),
  fc
    .tuple(segment, fc.constantFrom('', '/message', '/pieces/0', '/pieces/x', '.data'))
    .map(([id, what]) => `/boite-aux-lettres/${id}${what}`),
  fc
    .tuple(fc.constantFrom('', '/assets', '/demo', '/connexion', '/demarches', '/e', '/b', '/B'), segment)
    .map((parts) => parts.join('/')),
)

export const query = fc.oneof(
  fc.constant(''),
  fc
    .array(
      fc.tuple(
        fc.oneof(
          segment,
          fc.constantFrom('_routes', '_data', 'index', 'q', 'page', 'langue', 'retour', 'p', 'v'),
        ),
        segment,
      ),
      { maxLength: 3 },
    )
    .map((pairs) => `?${pairs.map((pair) => pair.join('=')).join('&')}`),
)

export const contentType = fc.constantFrom(
  ...['application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'multipart/form-data'],
  ...['application/json', 'text/plain', 'application/octet-stream', '', 'é', 'text/x-script', ';;;'],
)

const formBody = fc
  .array(
    fc.tuple(
      fc.constantFrom('email', 'code', 'name', 'locale', 'page', 'account', 'intent', '__proto__', 'x[0].y'),
      fc.oneof(text, fc.constantFrom('a@b.fr', 'fr')),
    ),
    { maxLength: 4 },
  )
  .map((pairs) =>
    Buffer.from(new URLSearchParams(pairs.map(([name, value]) => [name, value.toWellFormed()])).toString()),
  )
export const body = fc.oneof(
  fc.constant(null),
  formBody,
  fc.uint8Array({ maxLength: 1_200 }),
  fc.json({ maxDepth: 3 }).map((json) => Buffer.from(json)),
  fc.record({ secret: text, blinded: text }).map((json) => Buffer.from(JSON.stringify(json))),
  fc.constant(Buffer.from('--x\r\nContent-Disposition: form-data; name="email"\r\n\r\nnothing')),
)

/** One line of Latin-1, as a header may hold. */
export const value = fc
  .string({ unit: 'binary-ascii', maxLength: 30 })
  .map((raw) => raw.replaceAll(/[^\x20-\x7e]/g, ''))
const headers = fc
  .tuple(
    fc.uniqueArray(
      fc.tuple(
        fc.constantFrom(
          'Host',
          'Cookie',
          'Accept',
          'Accept-Language',
          'Accept-Encoding',
          'Range',
          'If-None-Match',
          'Referer',
          'X-Forwarded-Host',
          'X-Forwarded-For',
          'X-Remix-Reload-Document',
          'Content-Encoding',
          'Origin',
          'Sec-Fetch-Site',
        ),
        fc.oneof(
          value,
          fc.constantFrom(
            'session=%',
            'langue=eyJ',
            'null',
            'bytes=-1',
            'gzip',
            '*/*;q=x',
            'same-origin',
            'x:99999',
          ),
        ),
      ),
      { selector: ([name]) => name, maxLength: 3 },
    ),
    contentType,
  )
  .map(([some, type]) => [...some, ['Content-Type', type] as [string, string]])

const method = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom('GET', 'POST') },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      'HEAD',
      'PUT',
      'PATCH',
      'DELETE',
      'OPTIONS',
      'TRACE',
      'CONNECT',
      'PROPFIND',
      'QUERY',
      'NOTHING',
    ),
  },
)

export const request: fc.Arbitrary<RawRequest> = fc
  .record({ method, path, query, headers, body })
  .map(({ path: at, query: asked, ...rest }) => ({ ...rest, target: at + asked }))

/** What a form's address does not take. */
export const jsonTo = (target: string, verb: string): RawRequest => ({
  method: verb,
  target,
  headers: [['Content-Type', 'application/json']],
  body: Buffer.from('{}'),
})
