import type { ReactNode } from 'react'

/** A framed paragraph. `alert` is announced at once by screen readers. */
export function Notice(props: { title: string; alert?: boolean; children?: ReactNode }) {
  return (
    <div className={props.alert ? 'notice alert' : 'notice'} role={props.alert ? 'alert' : undefined}>
      <p>
        <strong>{props.title}</strong>
      </p>
      {props.children}
    </div>
  )
}

/** n of N of a long work, in words and as a bar. */
export function Meter({ done, total, label }: { done: number; total: number; label: string }) {
  return (
    <div className="meter">
      <p role="status">{label}</p>
      <progress value={done} max={Math.max(total, 1)} aria-label={label} />
    </div>
  )
}
