import type { Place } from '../places.ts'

/** A row of the comparison: where each broker proves what its cell says, and where both are seen at one moment. */
export interface Row {
  readonly id: RowId
  readonly kafka: readonly Place[]
  readonly rabbitmq: readonly Place[]
  readonly twin: Place
}

/** The rows, by what they compare. */
export type RowId =
  | 'approach'
  | 'delivery'
  | 'architecture'
  | 'storage'
  | 'distribution'
  | 'again'
  | 'idempotence'
  | 'uses'
  | 'feature'
  | 'order'

/** The table of the notes, and a row that it has not: order. */
export const ROWS: readonly Row[] = [
  {
    id: 'approach',
    kafka: [{ at: 'S22', beat: 'appended' }],
    rabbitmq: [{ at: 'S03', claim: 'C018' }],
    twin: { at: 'S02', claim: 'C006' },
  },
  {
    id: 'delivery',
    kafka: [{ at: 'S12', claim: 'C007' }],
    rabbitmq: [
      { at: 'S08', claim: 'C047' },
      { at: 'S12', beat: 'drowned' },
    ],
    twin: { at: 'S12', beat: 'window' },
  },
  {
    id: 'architecture',
    kafka: [{ at: 'S27', beat: 'both' }],
    rabbitmq: [{ at: 'S04', claim: 'C026' }],
    twin: { at: 'S02', claim: 'C008' },
  },
  {
    id: 'storage',
    kafka: [{ at: 'S22', beat: 'read' }, { at: 'S43' }],
    rabbitmq: [{ at: 'S09', claim: 'C050' }, { at: 'S52' }],
    twin: { at: 'S02', claim: 'C009' },
  },
  {
    id: 'distribution',
    kafka: [{ at: 'S25', claim: 'C103' }, { at: 'S39' }],
    // One node has the queue: with it gone, nobody answers. Majorities wait for their scenario.
    rabbitmq: [{ at: 'S07', beat: 'gone' }, { at: 'S50' }],
    twin: { at: 'S25', claim: 'C010' },
  },
  {
    id: 'again',
    kafka: [{ at: 'S36', claim: 'C011' }],
    rabbitmq: [{ at: 'S11', beat: 'returns' }, { at: 'S51' }],
    twin: { at: 'S02', beat: 'redo' },
  },
  {
    id: 'idempotence',
    kafka: [{ at: 'S35', beat: 'again' }, { at: 'S41' }, { at: 'S42' }],
    rabbitmq: [
      { at: 'S20', claim: 'C086' },
      { at: 'S21', claim: 'C089' },
    ],
    twin: { at: 'S21', claim: 'C012' },
  },
  {
    id: 'uses',
    kafka: [{ at: 'S27', beat: 'fraud' }],
    rabbitmq: [{ at: 'S14', beat: 'pair' }],
    twin: { at: 'S37' },
  },
  {
    id: 'feature',
    kafka: [{ at: 'S36', claim: 'C015' }],
    rabbitmq: [
      { at: 'S04', claim: 'C025' },
      { at: 'S05', claim: 'C033' },
    ],
    twin: { at: 'S38', claim: 'C135' },
  },
  {
    id: 'order',
    kafka: [
      { at: 'S24', beat: 'jams' },
      { at: 'S24', beat: 'in-order' },
    ],
    rabbitmq: [{ at: 'S19', claim: 'C081' }, { at: 'S53' }],
    twin: { at: 'S23', beat: 'always' },
  },
]
