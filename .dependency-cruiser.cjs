/** Who may import whom. Run by `npm test` as `depcruise --config .dependency-cruiser.cjs app db emails surveys test`. */

/** Which module of `app/domain` may import which others. `disclosure` is pure; `ballots` knows nothing of people. */
const domain = {
  accounts: ['jobs', 'journal', 'mail', 'processes', 'settings'],
  ballots: ['disclosure'],
  calendar: ['accounts', 'journal', 'processes'],
  comments: ['accounts', 'consultations', 'directory', 'disclosure', 'erasures', 'journal'],
  concerns: [
    'accounts',
    'calendar',
    'directory',
    'disclosure',
    'erasures',
    'jobs',
    'journal',
    'mail',
    'processes',
  ],
  consultations: [
    'accounts',
    'ballots',
    'calendar',
    'directory',
    'disclosure',
    'invitations',
    'jobs',
    'journal',
    'mail',
    'processes',
    'records',
    'results',
    'settings',
    'trustees',
  ],
  directory: ['accounts', 'disclosure', 'jobs', 'journal', 'processes'],
  disclosure: [],
  duties: [
    'accounts',
    'calendar',
    'comments',
    'concerns',
    'consultations',
    'directory',
    'erasures',
    'jobs',
    'processes',
    'settings',
  ],
  erasures: [],
  ideas: ['accounts', 'directory', 'jobs', 'mail', 'processes'],
  invitations: ['accounts', 'ballots', 'directory', 'jobs', 'journal', 'mail', 'settings'],
  jobs: ['mail'],
  journal: ['accounts'],
  mail: ['jobs'],
  notices: ['consultations', 'directory', 'disclosure', 'duties', 'processes', 'settings', 'trustees'],
  processes: ['accounts', 'calendar', 'jobs', 'journal'],
  records: ['ballots', 'disclosure'],
  reports: [
    'accounts',
    'calendar',
    'comments',
    'consultations',
    'invitations',
    'jobs',
    'journal',
    'mail',
    'processes',
    'results',
    'settings',
  ],
  results: ['accounts', 'disclosure', 'jobs', 'journal', 'mail', 'processes'],
  roadmap: ['accounts', 'jobs', 'processes'],
  settings: ['accounts', 'calendar', 'consultations', 'journal', 'processes', 'results'],
  today: [
    'accounts',
    'calendar',
    'comments',
    'concerns',
    'consultations',
    'directory',
    'duties',
    'ideas',
    'invitations',
    'processes',
    'reports',
    'results',
    'roadmap',
    'settings',
    'trustees',
  ],
  trustees: ['accounts', 'ballots', 'jobs', 'journal', 'mail', 'settings'],
}

/** The worker's list of jobs, and its clockwork, name every module's; nothing but the worker and the tests reads them. */
const jobList = '^app/domain/jobs/(registry|run-worker)\\.server\\.ts$'

/** Our own code, everywhere. */
const own = '^(app|db|emails|surveys|test|remix\\.config)'
const languages = '^app/i18n/'

/** @param {string} name @param {string} from @param {string[]} to what it may import of ours, besides the languages */
function layer(name, from, to, fromNot) {
  return {
    name,
    severity: 'error',
    from: { path: from, ...(fromNot && { pathNot: fromNot }) },
    to: { path: own, pathNot: [languages, ...to] },
  }
}

const settingsType = {
  name: 'settings-are-handed-over',
  comment: 'Only starts, and the maker they run, read settings and secret; the others are handed them, and may name their type.',
  severity: 'error',
  from: { path: '^app/', pathNot: '^app/(env\\.server|server|worker)\\.ts$|^app/start|^app/demo/make-' },
  to: { path: '^app/env\\.server\\.ts$', dependencyTypesNot: ['type-only'] },
}

const starts = '^app/(server|worker|start|start\\.js)'
const pages = '^app/(root|entry\\.(client|server))\\.tsx$'

module.exports = {
  forbidden: [
    layer('i18n-imports-nothing', languages, []),
    layer('routes', '^app/routes/', ['^app/(routes|http|components|domain)/', '^surveys/']),
    layer('pages', pages, ['^app/(http|components)/', '^app/root\\.tsx$', '^app/domain/']),
    layer('components', '^app/components/', ['^app/components/', '^app/domain/', '^surveys/']),
    {
      name: 'components-run-in-the-browser',
      severity: 'error',
      from: { path: '^app/components/' },
      to: { path: '\\.server\\.tsx?$|/internal/', dependencyTypesNot: ['type-only'] },
    },
    layer('http', '^app/http/', ['^app/(http|domain)/', '^db/', '^app/env\\.server\\.ts$']),
    layer('domain', '^app/domain/', ['^app/(domain|documents)/', '^emails/', '^surveys/', '^db/schema/']),
    {
      name: 'domain-knows-no-framework',
      severity: 'error',
      from: { path: '^(app/(domain|documents|i18n)|db|emails|surveys)/' },
      to: { path: 'node_modules/(@remix-run|react|react-dom|express)/' },
    },
    ...Object.entries(domain).map(([module, others]) => ({
      name: `domain-${module}`,
      severity: 'error',
      from: { path: `^app/domain/${module}/`, pathNot: jobList },
      to: {
        path: '^app/domain/[^/]+/',
        pathNot: [module, ...others].map((name) => `^app/domain/${name}/`),
      },
    })),
    {
      name: 'ballots-know-nobody',
      comment: 'anonymity.md: the urn imports nothing but the disclosure rule, the surveys and its context.',
      severity: 'error',
      from: { path: '^app/domain/ballots/' },
      to: {
        path: own,
        pathNot: [
          languages,
          '^app/domain/(ballots|disclosure)/',
          '^app/domain/(context|errors)\\.ts$',
          '^surveys/',
          '^db/schema/',
        ],
      },
    },
    {
      name: 'disclosure-is-pure',
      severity: 'error',
      from: { path: '^app/domain/disclosure/' },
      to: { path: own, pathNot: ['^app/domain/disclosure/', '^surveys/', '^app/i18n/'] },
    },
    {
      name: 'internal-is-private',
      severity: 'error',
      from: { path: '^app/domain/([^/]+)/' },
      to: { path: '^app/domain/[^/]+/internal/', pathNot: '^app/domain/$1/' },
    },
    {
      name: 'internal-is-private-outside-the-domain',
      severity: 'error',
      from: { path: '^(app|db|emails|surveys)/', pathNot: '^app/domain/' },
      to: { path: '^app/domain/[^/]+/internal/' },
    },
    layer('demo', '^app/demo/', ['^app/(demo|domain)/', '^app/env\\.server\\.ts$', '^surveys/', '^db/']),
    layer('starts', starts, [
      '^app/(start|http|domain|demo)/',
      '^app/env\\.server\\.ts$',
      '^app/worker\\.ts$',
      '^db/',
    ]),
    layer('emails', '^emails/', ['^emails/']),
    layer('documents', '^app/documents/', ['^app/documents/', '^app/domain/errors\\.ts$']),
    layer('surveys', '^surveys/', ['^surveys/']),
    layer('db', '^db/', ['^db/']),
    layer('env', '^app/env\\.server\\.ts$', []),
    {
      name: 'nobody-imports-routes-or-tests',
      severity: 'error',
      from: { path: '^(app|db|emails|surveys)/', pathNot: '^app/routes/' },
      to: { path: '^(app/routes/|test/)' },
    },
    settingsType,
    {
      name: 'no-cycle',
      severity: 'error',
      from: { path: '^(app|db|emails|surveys)/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'resolvable',
      severity: 'error',
      from: { path: own },
      to: { couldNotResolve: true, pathNot: '^virtual:' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.json'],
      conditionNames: ['import', 'node', 'default', 'types'],
      exportsFields: ['exports'],
    },
  },
}
