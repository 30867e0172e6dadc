/** What a page hands to its script, as a data block that nothing in it can end. */
export function Material({ value }: { value: object }) {
  return (
    <script
      type="application/json"
      id="material"
      // biome-ignore lint/security/noDangerouslySetInnerHtml: a data block, with every « < » escaped
      dangerouslySetInnerHTML={{ __html: JSON.stringify(value).replaceAll('<', '\\u003c') }}
    />
  )
}
