import type fr from '../fr/territory.ts'

export default {} satisfies Record<keyof typeof fr, unknown>
