import { type Card, scenarioOf, scenarios } from '../../scenarios/index.ts'

/** The same task for both brokers. */
export interface Twins {
  readonly rabbitmq: string
  readonly kafka: string
}

/** The other broker's scenarios of the same task, as the cards name them. */
export function twinsOf(id: string): readonly Card[] {
  const card = scenarioOf(id)?.card
  if (card === undefined) return []
  const named = (card.twins ?? []).flatMap((twin) => scenarioOf(twin)?.card ?? [])
  return named.filter(({ model }) => model !== card.model)
}

/** The pair of two scenarios, whichever stands left. */
export function twinPairOf(one: string, other: string): Twins | undefined {
  if (!twinsOf(one).some(({ id }) => id === other)) return undefined
  return scenarioOf(one)?.card.model === 'rabbitmq'
    ? { rabbitmq: one, kafka: other }
    : { rabbitmq: other, kafka: one }
}

/** All pairs that are worth a look side by side. */
export function allTwins(): readonly Twins[] {
  return scenarios.flatMap(({ card }) =>
    card.model === 'rabbitmq' ? twinsOf(card.id).map(({ id }) => ({ rabbitmq: card.id, kafka: id })) : [],
  )
}
