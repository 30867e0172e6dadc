/** The tuning fork, with the name of the territory or of the product. */
export function Mark({ label }: { label: string }) {
  return (
    <span className="mark">
      <svg
        viewBox="0 0 16 24"
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
        strokeLinecap="round"
        aria-hidden="true"
      >
        <path d="M3 2v7a5 5 0 0 0 10 0V2M8 14v8" />
      </svg>
      {label}
    </span>
  )
}
