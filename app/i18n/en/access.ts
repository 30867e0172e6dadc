import type fr from '../fr/access.ts'

export default {} satisfies Record<keyof typeof fr, unknown>
