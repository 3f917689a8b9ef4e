import type { Drawing } from './drawing.ts'
import styles from './Still.module.css'

/** The stage at one moment, without its words: at this size they could not be read. */
export function StillPicture({ drawing }: { readonly drawing: Drawing }) {
  return (
    <svg className={styles['still']} viewBox={drawing.view} aria-hidden="true">
      {drawing.shapes.map(([look, path], at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a drawing never changes.
        <path key={at} className={classesOf(look)} d={path} />
      ))}
    </svg>
  )
}

function classesOf(look: string): string {
  return look
    .split(' ')
    .map((name) => styles[name] ?? '')
    .join(' ')
}
