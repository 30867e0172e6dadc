import type { ReactNode } from 'react'

/**
 * What may scroll inside its page: reachable by keyboard, and named for screen readers (RGAA 10.11, 12.8). A group, for
 * it often bears the name of the section around it, and landmarks of one name can't be told apart.
 */
export function ScrollRegion(props: {
  label: string
  id?: string
  lang?: string
  look?: 'table-scroll' | 'letter'
  children: ReactNode
}) {
  const { label, id, lang, look = 'table-scroll', children } = props
  return (
    // biome-ignore lint/a11y/useSemanticElements: no field is grouped here
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <div role="group" className={look} aria-label={label} id={id} lang={lang} tabIndex={0}>
      {children}
    </div>
  )
}
