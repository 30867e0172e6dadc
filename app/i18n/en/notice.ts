import type fr from '../fr/notice.ts'

export default {} satisfies Record<keyof typeof fr, unknown>
