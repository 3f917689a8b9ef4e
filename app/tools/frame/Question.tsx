import { useEffect, useState } from 'react'
import { optionWords } from '../../panels/bet/answer-words.ts'
import { Rich } from '../../panels/ui/Rich.tsx'
import { currentSession } from '../../playback/current.ts'
import { useStore } from '../../store.ts'
import { useToolWords } from '../words/index.ts'
import styles from './Framed.module.css'

const LETTERS = 'ABCDEFGHI'

/** A question to a room: its options as letters, and how many hands there were for each (digits add one). */
export function Question({ id }: { readonly id: string }) {
  const { frame: words } = useToolWords()
  const narration = useStore((page) => page.narration?.bets[id])
  const language = useStore((page) => page.language)
  const bet = currentSession()?.scenario.bets.find((each) => each.id === id)
  const options = bet?.kind === 'choice' ? bet.options.map((option) => option.id) : []
  const hands = useHands(id, options.length)
  return (
    <section data-testid="bet" aria-label={words.question}>
      <h2 className={styles['caption']}>
        <Rich text={narration?.question ?? id} />
      </h2>
      {bet?.kind === 'choice' && (
        <ol className={styles['options']}>
          {options.map((option, row) => (
            <li key={option}>
              <b>{LETTERS[row]}</b>
              <span>{optionWords(bet, option, language, narration)}</span>
              {(hands[row] ?? 0) > 0 && (
                <span className={styles['hands']}>{words.hands(hands[row] ?? 0)}</span>
              )}
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}

/** Digits count hands for the question that is asked; with Shift they take one back. */
function useHands(id: string, count: number): readonly number[] {
  const [hands, setHands] = useState<readonly number[]>([])
  // biome-ignore lint/correctness/useExhaustiveDependencies: another question begins with no hands.
  useEffect(() => {
    setHands([])
    const onKeyDown = ({ code, shiftKey, repeat }: KeyboardEvent) => {
      const row = Number(/^(?:Digit|Numpad)([1-9])$/.exec(code)?.[1] ?? 0) - 1
      if (repeat || row < 0 || row >= count) return
      const by = shiftKey ? -1 : 1
      setHands((before) =>
        Array.from({ length: count }, (_, at) => Math.max(0, (before[at] ?? 0) + (at === row ? by : 0))),
      )
    }
    addEventListener('keydown', onKeyDown)
    return () => removeEventListener('keydown', onKeyDown)
  }, [id, count])
  return hands
}
