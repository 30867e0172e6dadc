/** Fewer comments than this for a question: none is written (disclosure.md, R9). */
export const fewestComments = 10
