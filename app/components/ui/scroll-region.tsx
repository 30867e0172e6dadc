import type { ReactNode } from 'react'

/** What may scroll inside its page: reachable by keyboard, and named for screen readers (RGAA 10.11, 12.8). */
export function ScrollRegion(props: {
  label: string
  id?: string
  lang?: string
  look?: 'table-scroll' | 'letter'
  children: ReactNode
}) {
  const { label, id, lang, look = 'table-scroll', children } = props
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className={look} aria-label={label} id={id} lang={lang} tabIndex={0}>
      {children}
    </section>
  )
}
