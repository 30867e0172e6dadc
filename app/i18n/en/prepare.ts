import type fr from '../fr/prepare.ts'

export default {} satisfies Record<keyof typeof fr, unknown>
