/** A colour beside its code. Drawn: the pages' policy refuses inline styles. */
export function Swatch({ colour }: { colour: string }) {
  return (
    <span className="colour-sample">
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <rect width="24" height="24" rx="3" fill={colour} />
      </svg>
      <code>{colour}</code>
    </span>
  )
}
