import type { Scenario } from '../format.ts'
import { askWritten } from './believed.ts'
import { diceOf } from './dice.ts'
import type { Generator } from './generator.ts'
import { generatorsOf } from './generators.ts'
import { askArrives, askBet, askFact, askMeasure, askPromise, askSetting, askTimes } from './kinds.ts'
import type { AnyEngine, Making, Question } from './question.ts'

export type { Generator } from './generator.ts'
export type { AnyEngine, Question, Setting } from './question.ts'

/** One generator's question; undefined where its settings leave nothing to ask. */
export function ask(
  scenario: Scenario,
  engine: AnyEngine,
  generator: Generator,
  seed: number,
): Question | undefined {
  const dice = diceOf(`${scenario.id} ${generator.id} ${seed}`)
  return questionOf({ scenario, engine, generator, dice, runs: new Map() })
}

/** A question about a scenario: from whichever of its generators the seed chooses that has one. */
export function examine(scenario: Scenario, engine: AnyEngine, seed: number): Question | undefined {
  const order = diceOf(`${scenario.id} ${seed}`).shuffled(generatorsOf(scenario))
  for (const generator of order) {
    const question = ask(scenario, engine, generator, seed)
    if (question !== undefined) return question
  }
  return undefined
}

function questionOf(making: Making): Question | undefined {
  const { ask: asked } = making.generator
  switch (asked.kind) {
    case 'measure':
      return askMeasure(making, asked)
    case 'setting':
      return askSetting(making, asked)
    case 'promise':
      return askPromise(making, asked)
    case 'fact':
      return askFact(making, asked)
    case 'times':
      return askTimes(making)
    case 'arrives':
      return askArrives(making)
    case 'written':
      return askWritten(making, asked)
    case 'bet':
      return askBet(making, asked)
  }
}
