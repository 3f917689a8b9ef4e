import { en } from '../../../scenarios/curriculum/matrix/en.ts'
import { ROWS, type Row } from '../../../scenarios/curriculum/matrix/rows.ts'
import { ru } from '../../../scenarios/curriculum/matrix/ru.ts'
import type { Place } from '../../../scenarios/curriculum/places.ts'
import { useWords } from '../../i18n/index.ts'
import reading from '../../panels/ui/ReadingPage.module.css'
import { useStore } from '../../store.ts'
import { Proof } from '../Proof.tsx'
import { useCourseWords } from '../words/index.ts'
import styles from './Matrix.module.css'

/** Both brokers, row by row: every cell with the runs that prove it. */
export function MatrixPage() {
  const { matrix: words, pages } = useCourseWords()
  const { brokers } = useWords().page.gallery
  return (
    <>
      <h1>{pages.matrix}</h1>
      <p className={reading['lead']}>{words.lead}</p>
      <table className={styles['matrix']}>
        <thead>
          <tr>
            <th scope="col">{words.row}</th>
            <th scope="col">{brokers.kafka}</th>
            <th scope="col">{brokers.rabbitmq}</th>
            <th scope="col">{words.twin}</th>
          </tr>
        </thead>
        <tbody>
          {ROWS.map((row) => (
            <Compared key={row.id} row={row} />
          ))}
        </tbody>
      </table>
    </>
  )
}

function Compared({ row }: { readonly row: Row }) {
  const language = useStore((page) => page.language)
  const { matrix: words } = useCourseWords()
  const { brokers } = useWords().page.gallery
  const said = (language === 'ru' ? ru : en)[row.id]
  return (
    <tr>
      <th scope="row">{said.title}</th>
      <Cell label={brokers.kafka} text={said.kafka} places={row.kafka} look="kafka" />
      <Cell label={brokers.rabbitmq} text={said.rabbitmq} places={row.rabbitmq} look="rabbitmq" />
      <Cell label={words.twin} text={said.twin} places={[row.twin]} look="twin" />
    </tr>
  )
}

function Cell(props: {
  readonly label: string
  readonly text: string
  readonly places: readonly Place[]
  readonly look: 'kafka' | 'rabbitmq' | 'twin'
}) {
  return (
    <td className={styles[props.look]}>
      <small aria-hidden="true">{props.label}</small>
      <p>{props.text}</p>
      <div className={styles['proofs']}>
        {props.places.map((place) => (
          <Proof key={`${place.at} ${place.beat}`} place={place} />
        ))}
      </div>
    </td>
  )
}
