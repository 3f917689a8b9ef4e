import styles from './Rich.module.css'
import { piecesOf } from './rich.ts'

/** Words of a narration, with `code` and **strong** shown as such. */
export function Rich({ text }: { readonly text: string }) {
  let from = 0
  return piecesOf(text).map(({ kind, text: words, opens, closes }) => {
    const key = from
    from += words.length + 1
    if (kind === 'code') {
      return (
        <span key={key} className={styles['code']}>
          {opens}
          <code>{words}</code>
          {closes}
        </span>
      )
    }
    if (kind === 'strong') return <strong key={key}>{words}</strong>
    return <span key={key}>{words}</span>
  })
}
