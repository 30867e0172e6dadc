import type fr from '../fr/common.ts'

export default {
  product: 'Diapason',
  skip: 'Skip to content',
  otherLanguage: 'Français',
  working: 'Working…',
  errorSummary_one: 'One point needs correcting. What you typed is kept.',
  errorSummary_other: '{{count}} points need correcting. What you typed is kept.',
  required: 'This field is needed.',
  cancel: 'Cancel',
  back: 'Back',
  save: 'Save',
} satisfies Record<keyof typeof fr, unknown>
