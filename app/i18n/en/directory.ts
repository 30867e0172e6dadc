import type fr from '../fr/directory.ts'

export default {} satisfies Record<keyof typeof fr, unknown>
