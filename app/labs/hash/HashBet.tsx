import { useState } from 'react'
import reading from '../../panels/ui/ReadingPage.module.css'
import { Segmented } from '../../panels/ui/Segmented.tsx'
import page from '../Lab.module.css'
import { useLabWords } from '../words/index.ts'
import { manyKeys, placed } from './hashing.ts'

const ANSWERS = ['2/2/2', '0/2/4', '1/2/3', '6/0/0'] as const

/** A guess before the machine is seen; the machine has the answer. */
export function HashBet() {
  const { right, wrong, hash: words } = useLabWords()
  const [answer, setAnswer] = useState<string>()
  const columns = placed(manyKeys(6), { client: 'java', serializer: 'string', partitions: 3 })
  const truth = columns.map((keys) => keys.length).join('/')
  const isRight = answer === truth
  return (
    <section className={reading['card']} data-testid="hash-bet">
      <h2>{words.bet}</h2>
      <Segmented<string>
        label={words.bet}
        value={answer}
        options={ANSWERS.map((value) => ({ value, label: value }))}
        onChange={setAnswer}
      />
      <p role="status" className={reading['hint']}>
        {answer !== undefined && (
          <>
            <span className={page[isRight ? 'good' : 'bad']}>{isRight ? `✓ ${right}` : `✗ ${wrong}`}.</span>{' '}
            {isRight ? words.betRight : words.betWrong(truth)}
          </>
        )}
      </p>
    </section>
  )
}
