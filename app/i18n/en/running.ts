import type fr from '../fr/running.ts'

export default {} satisfies Record<keyof typeof fr, unknown>
