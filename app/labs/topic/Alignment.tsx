import { useState } from 'react'
import { type TopicWords, topicWords } from '../../../engine/rabbit/exchanges/topic-words.ts'
import { Button } from '../../panels/ui/Button.tsx'
import controls from '../../panels/ui/controls.module.css'
import reading from '../../panels/ui/ReadingPage.module.css'
import page from '../Lab.module.css'
import { useLabWords } from '../words/index.ts'
import type { Pair } from './board.ts'
import styles from './Topic.module.css'

/** Word over word: what each word of the binding key takes of the routing key, one after the other. */
export function Alignment({ pair }: { readonly pair: Pair }) {
  return <Steps key={`${pair.binding}\n${pair.key}`} matched={topicWords(pair.binding, pair.key)} />
}

function Steps({ matched }: { readonly matched: TopicWords }) {
  const { topic: words, hash } = useLabWords()
  const { pattern, words: text, taken, miss } = matched
  const [shown, setShown] = useState(taken.length)
  const isAll = shown === taken.length
  return (
    <section className={reading['card']} aria-label={words.why} data-testid="alignment">
      <Tiles matched={matched} shown={shown} />
      <div className={controls['row']}>
        <Button className={controls['button']} isOff={shown === 0} onPress={() => setShown(shown - 1)}>
          {hash.stepBack}
        </Button>
        <Button className={controls['button']} isOff={isAll} onPress={() => setShown(shown + 1)}>
          {hash.stepOn}
        </Button>
        <output data-testid="why">
          {isAll && (
            <span className={page[miss === undefined ? 'good' : 'bad']}>
              {miss === undefined ? `✓ ${words.matched}` : `✗ ${words.missed(miss, pattern, text)}`}
            </span>
          )}
          {!isAll && shown > 0 && `${pattern[shown - 1]}: ${words.takesWords(taken[shown - 1] ?? 0)}`}
        </output>
      </div>
    </section>
  )
}

/** A column for each word of the binding key, as wide as what it took; what is left over comes last. */
function Tiles({ matched, shown }: { readonly matched: TopicWords; readonly shown: number }) {
  const { topic } = useLabWords()
  const { pattern, words, taken } = matched
  let from = 0
  const columns = pattern.map((part, at) => {
    const count = at < shown ? (taken[at] ?? 0) : 0
    const own = words.slice(from, from + count)
    from += count
    return { part, own, isTold: at < shown && at < taken.length }
  })
  const rest = words.slice(from)
  return (
    <dl className={styles['columns']}>
      <div className={styles['names']}>
        <dt>{topic.bindingWord}</dt>
        <dd>{topic.routingWord}</dd>
      </div>
      {columns.map(({ part, own, isTold }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a word is its place.
        <div key={at} className={styles['column']} data-state={isTold ? 'taken' : 'open'}>
          <dt className={styles['tile']}>{part === '' ? '∅' : part}</dt>
          <dd>
            {own.map((word, nth) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a word is its place.
              <span key={nth} className={styles['tile']}>
                {word === '' ? '∅' : word}
              </span>
            ))}
            {isTold && own.length === 0 && <span className={styles['caret']}>‸ 0</span>}
            {!isTold && <span className={styles['slot']}>?</span>}
          </dd>
        </div>
      ))}
      {rest.length > 0 && (
        <div className={styles['column']} data-state="rest">
          <dt className={styles['slot']}>—</dt>
          <dd>
            {rest.map((word, nth) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a word is its place.
              <span key={nth} className={styles['tile']}>
                {word === '' ? '∅' : word}
              </span>
            ))}
          </dd>
        </div>
      )}
    </dl>
  )
}
