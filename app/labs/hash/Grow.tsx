import reading from '../../panels/ui/ReadingPage.module.css'
import page from '../Lab.module.css'
import { useLabWords } from '../words/index.ts'
import { partitionOf, type Way } from './hashing.ts'
import { Sign } from './Partitions.tsx'

/** As many keys as a table shows; the sentence counts all. */
const SHOWN_MAX = 12

/** What one partition more does to keys that had a place. */
export function Grow({ keys, way }: { readonly keys: readonly string[]; readonly way: Way }) {
  const { hash: words } = useLabWords()
  const { partitions } = way
  const grown = { ...way, partitions: partitions + 1 }
  const moves = keys.flatMap((key, rank) => {
    const [now, then] = [partitionOf(key, way), partitionOf(key, grown)]
    return now === undefined || then === undefined ? [] : [{ key, rank, now, then }]
  })
  const moved = moves.filter(({ now, then }) => now !== then).length
  return (
    <section className={reading['card']} data-testid="grow">
      <h2>{words.grow(partitions, partitions + 1)}</h2>
      <p className={reading['hint']}>{words.moved(moved, moves.length)}</p>
      <div className={page['scroll']}>
        <table className={page['table']}>
          <thead>
            <tr>
              <th scope="col">{words.key}</th>
              <th scope="col">{words.at(partitions)}</th>
              <th scope="col">{words.at(partitions + 1)}</th>
            </tr>
          </thead>
          <tbody>
            {moves.slice(0, SHOWN_MAX).map(({ key, rank, now, then }) => (
              <tr key={key}>
                <th scope="row" className={page['mono']}>
                  <Sign rank={rank} /> {key}
                </th>
                <td>P{now}</td>
                <td>{now === then ? `P${then} (${words.stays})` : <strong>P{then}</strong>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
