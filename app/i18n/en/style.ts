import type fr from '../fr/style.ts'

export default {
  title: 'The elements of the interface',
  lede: 'This page shows every element, in every state and in both themes.',
  light: 'Light theme',
  dark: 'Dark theme',
  type: 'Texts',
  colours: 'Colours',
  buttons: 'Buttons',
  notices: 'Messages and progress',
  fields: 'Fields',
  tables: 'Tables',
} satisfies Record<keyof typeof fr, unknown>
