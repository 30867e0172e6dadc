import type fr from '../fr/directory.ts'

export default {
  title: 'People',
  segment: {
    epci: 'Intercommunal authority',
    central_commune: 'Central town',
    other_communes: 'Other communes',
  },
  field: {
    familyName: 'last name',
    givenName: 'first name',
    employer: 'employer',
    matricule: 'staff number',
    email: 'e-mail address',
    service: 'department',
    job: 'job title',
    locale: 'language',
    main: 'main employer',
  },
  heading: {
    familyName: 'Last name',
    givenName: 'First name',
    employer: 'Employer',
    matricule: 'Staff number',
    email: 'E-mail',
    service: 'Department',
    job: 'Job title',
    locale: 'Language',
    main: 'Main employer',
  },
  reason: {
    missing: 'Missing: {{field}}.',
    missingSigns: '“{{value}}” holds no letter ({{field}}).',
    formula: 'The cell “{{field}}” holds a formula ({{value}}). Put text there instead.',
    'too-long': 'The cell “{{field}}” is too long.',
    'email-invalid': '“{{value}}” is not an e-mail address. Correct it, or empty the cell.',
    'employer-unknown': '“{{value}}” is not an employer of this process.',
    'duplicate-line': 'Same employer and same staff number as line {{line}}: only that line is kept.',
    'matricule-conflict': 'Staff number {{value}} bears another name on line {{line}}. Neither line is kept.',
    'same-person': 'The same person as line {{line}}, as you answered.',
    'set-aside': 'Set aside, as you answered.',
    question: 'Another import changed the list in the meantime: this line needs an answer.',
  },
  note: {
    'language-unknown': 'The language “{{value}}” is neither French nor English: it is left as it is.',
    'main-twice': 'Another main employer is given above for this person: that one is kept.',
    'name-kept': 'Other lines name this person {{value}}: the name is not changed.',
    joins: 'A job added to {{value}}, already in the list.',
  },
  status: {
    new: 'new',
    changed: 'changed',
    unchanged: 'unchanged',
    'left-out': 'left out',
    question: 'to be settled',
  },
} satisfies Shape<typeof fr>

type Shape<T> = { [Key in keyof T]: T[Key] extends string ? string : Shape<T[Key]> }
