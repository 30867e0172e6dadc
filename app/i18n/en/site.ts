import type fr from '../fr/site.ts'

export default {} satisfies Record<keyof typeof fr, unknown>
