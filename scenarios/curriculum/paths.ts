import type { Said } from './said.ts'

/** The paths, by the word in their address. */
export type PathId = 'first-hour' | 'rabbitmq' | 'kafka' | 'architect' | 'on-call' | 'workshop'

/** A way through the curriculum for somebody. */
export interface Path {
  readonly id: PathId
  readonly title: Said
  /** Numbers of scenarios, in order; `pause` is a break. */
  readonly steps: readonly string[]
}

/** Where a long path has its break. */
export const PAUSE = 'pause'

/** All paths: the one for newcomers first. */
export const PATHS: readonly Path[] = [
  {
    id: 'first-hour',
    title: { en: 'First hour', ru: 'Первый час' },
    steps: ['S01', 'S02', 'S02K', 'S03', 'S04', 'S05', 'S13', 'S09', 'S22', 'S26', 'S28'],
  },
  {
    id: 'rabbitmq',
    title: { en: 'We use RabbitMQ', ru: 'У нас RabbitMQ' },
    steps: ['S05', 'S07', 'S09', 'S10', 'S11', 'S14', 'S15', 'S17', 'S18', 'S20', 'S21', 'S49'],
  },
  {
    id: 'kafka',
    title: { en: 'We use Kafka', ru: 'У нас Kafka' },
    steps: ['S23', 'S24', 'S26', 'S28', 'S29', 'S31', 'S33', 'S34', 'S35', 'S36', 'S44', 'S39'],
  },
  {
    id: 'architect',
    title: { en: 'Architect’s choice', ru: 'Выбор архитектора' },
    steps: ['S02', 'S02K', 'S12', 'S19', 'S24', 'S36', 'S37', 'S38', 'S38R', 'S51', 'S47'],
  },
  {
    id: 'on-call',
    title: { en: 'On-call drill', ru: 'Учения дежурного' },
    steps: ['S15', 'S17', 'S18', 'S29', 'S31', 'S40', 'S46', 'S49', 'S54'],
  },
  {
    id: 'workshop',
    title: { en: 'Workshop, half a day', ru: 'Воркшоп на полдня' },
    steps: [
      ...['S01', 'S02', 'S02K', 'S03', 'S05', 'S09', 'S11', 'S14', 'S20'],
      PAUSE,
      ...['S22', 'S23', 'S24', 'S28', 'S29', 'S34', 'S35', 'S37'],
    ],
  },
]

/** The path of an address. */
export function pathOf(id: string | undefined): Path | undefined {
  return PATHS.find((path) => path.id === id)
}
