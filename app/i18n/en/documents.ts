import type fr from '../fr/documents.ts'

export default {} satisfies Record<keyof typeof fr, unknown>
