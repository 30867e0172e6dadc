/** Text as people typed it: an empty line parts paragraphs, a line is a line. */
export function Prose({ text, lang }: { text: string; lang?: string }) {
  const paragraphs = text.split(/\n{2,}/).filter((paragraph) => paragraph.trim())
  return (
    <>
      {paragraphs.map((paragraph) => (
        <p key={paragraph} className="as-typed" lang={lang}>
          {paragraph}
        </p>
      ))}
    </>
  )
}

/** Lines as people typed them, as a list. */
export function Lines({ text, lang }: { text: string; lang?: string }) {
  const lines = text.split('\n').filter((line) => line.trim())
  return (
    <ul lang={lang}>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}
