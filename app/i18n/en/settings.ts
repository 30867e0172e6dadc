import type fr from '../fr/settings.ts'

export default {} satisfies Record<keyof typeof fr, unknown>
