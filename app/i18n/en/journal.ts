import type fr from '../fr/journal.ts'

export default {
  action: {
    'process.created': 'Process created',
  },
} satisfies Record<keyof typeof fr, unknown>
