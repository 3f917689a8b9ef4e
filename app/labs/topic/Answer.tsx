import controls from '../../panels/ui/controls.module.css'
import { Segmented } from '../../panels/ui/Segmented.tsx'
import page from '../Lab.module.css'
import { useLabWords } from '../words/index.ts'
import { type Board, guessOf, isOpen, isTaken, type Pair, withGuess } from './board.ts'
import styles from './Topic.module.css'

interface AnswerProps {
  readonly pair: Pair
  readonly board: Board
  onChange(board: Board): void
}

/** Whether a binding takes a key: guessed first where the table asks, and then shown with a way to the reason. */
export function Answer({ pair, board, onChange }: AnswerProps) {
  const { right, wrong, topic: words } = useLabWords()
  if (!isOpen(board, pair)) {
    return (
      <Segmented<'yes' | 'no'>
        label={`${pair.key}: ${words.takes(pair.binding)}`}
        value={undefined}
        options={[
          { value: 'yes', label: '✓', title: words.yes },
          { value: 'no', label: '✗', title: words.no },
        ]}
        onChange={(guess) => onChange(withGuess(board, pair, guess === 'yes'))}
      />
    )
  }
  const taken = isTaken(pair)
  const guess = guessOf(board, pair)
  const isChosen = board.chosen?.binding === pair.binding && board.chosen.key === pair.key
  return (
    <span className={styles['answer']}>
      <button
        type="button"
        className={controls['button']}
        aria-pressed={isChosen}
        title={words.why}
        onClick={() => onChange({ ...board, chosen: pair })}
      >
        <span aria-hidden="true">{taken ? '✓' : '✗'}</span>{' '}
        <span className={styles['word']}>{taken ? words.yes : words.no}</span>
      </button>
      {guess !== undefined && (
        <span role="status" className={page[guess === taken ? 'good' : 'bad']}>
          {guess === taken ? right : wrong}
        </span>
      )}
    </span>
  )
}
