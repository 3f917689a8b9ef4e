import { useMemo } from 'react'
import reading from '../../panels/ui/ReadingPage.module.css'
import page from '../Lab.module.css'
import { useLabWords } from '../words/index.ts'
import { manyKeys, placed, type Way } from './hashing.ts'

const COUNTS = [100, 1000, 10_000] as const

/** The more keys, the more even. */
export function Evenness({ way }: { readonly way: Way }) {
  const { hash: words } = useLabWords()
  const { client, partitions } = way
  const spreads = useMemo(
    () =>
      COUNTS.map((count) => {
        const columns = placed(manyKeys(count), { client, partitions, serializer: 'string' })
        return { count, spread: columns.map((keys) => keys.length).join(' / ') }
      }),
    [client, partitions],
  )
  return (
    <section className={reading['card']}>
      <h2>{words.even}</h2>
      <div className={page['scroll']}>
        <table className={page['table']}>
          <thead>
            <tr>
              <th scope="col">{words.count}</th>
              <th scope="col">{words.spread}</th>
            </tr>
          </thead>
          <tbody>
            {spreads.map(({ count, spread }) => (
              <tr key={count}>
                <th scope="row">{count}</th>
                <td className={page['mono']}>{spread}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
