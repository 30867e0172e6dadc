import type fr from '../fr/answer.ts'

export default {} satisfies Record<keyof typeof fr, unknown>
