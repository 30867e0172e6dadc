import type fr from '../fr/mail.ts'

export default {} satisfies Record<keyof typeof fr, unknown>
