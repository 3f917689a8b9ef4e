import { create } from 'zustand'
import { createJSONStorage, persist } from 'zustand/middleware'
import { type Path, pathOf } from '../../../scenarios/curriculum/paths.ts'
import { cardOf } from '../../../scenarios/curriculum/places.ts'
import { scenarios } from '../../../scenarios/index.ts'
import { diceOf } from '../../../scenarios/quiz/dice.ts'
import type { Question } from '../../../scenarios/quiz/examine.ts'
import type { Placed } from '../../store.ts'

/** Practice tells after each question; an exam tells at the end. */
export type Mode = 'practice' | 'exam'

/** What decides a round: the same plan asks the same questions. */
export interface Plan {
  /** A path; undefined: all that there is. */
  readonly path: string | undefined
  readonly mode: Mode
  readonly seed: number
}

/** A question that was answered. */
export interface Answered {
  readonly question: Question
  readonly answer: string
  readonly confidence: Placed['confidence']
  readonly isRight: boolean
}

/** A round as far as it has come. It stays while the reader watches a run in the player. */
export interface Round {
  readonly plan: Plan
  /** The question that is shown; undefined while it is made. */
  readonly question: Question | undefined
  /** Which of the plan's draws is next. */
  readonly next: number
  readonly answered: readonly Answered[]
  /** The question on screen has its answer. */
  readonly isSettled: boolean
}

/** So many questions make a round. */
export const QUESTIONS = 10

/** A draw may have nothing to ask; a round does not go on looking for ever. */
const DRAWS_MAX = 40

/** The scenarios that a path asks about: those that are there. */
export function asksAbout(path: Path | undefined): readonly string[] {
  if (path === undefined) return scenarios.map(({ card }) => card.id)
  return path.steps.flatMap((step) => cardOf(step)?.id ?? [])
}

/** Which scenario the draw of a number is about, and with which seed. Each comes once before one comes twice. */
export function drawOf(plan: Plan, number: number): { scenario: string; seed: number } | undefined {
  const all = asksAbout(pathOf(plan.path))
  if (all.length === 0 || number >= DRAWS_MAX) return undefined
  const turn = Math.floor(number / all.length)
  const order = diceOf(`${plan.seed}/${turn}`).shuffled(all)
  return { scenario: order[number % all.length] as string, seed: plan.seed * DRAWS_MAX + number }
}

/** A round stays with its tab: whoever loads the page again goes on with the question that was asked. */
const useStored = create<{ readonly round: Round | undefined }>()(
  persist((): { readonly round: Round | undefined } => ({ round: undefined }), {
    name: 'brokerscope.round',
    version: 1,
    storage: createJSONStorage(() => sessionStorage),
  }),
)

/** The round, for components. */
export function useRound(): Round | undefined {
  return useStored(({ round }) => round)
}

/** Begins a round, unless it is this one that is under way. */
export function beginRound(plan: Plan): void {
  const { round } = useStored.getState()
  if (round !== undefined && isSame(round.plan, plan)) return
  useStored.setState({ round: { plan, question: undefined, next: 0, answered: [], isSettled: false } })
}

/** No round is under way. */
export function endRound(): void {
  useStored.setState({ round: undefined })
}

/** Changes the round, if it is still that plan's. */
export function changeRound(plan: Plan, change: (round: Round) => Partial<Round>): void {
  const { round } = useStored.getState()
  if (round === undefined || !isSame(round.plan, plan)) return
  useStored.setState({ round: { ...round, ...change(round) } })
}

/** All questions are answered, or there are no more. */
export function isOver({ plan, answered, next, question }: Round): boolean {
  if (answered.length >= QUESTIONS) return true
  return question === undefined && drawOf(plan, next) === undefined
}

/** The plan in an address, and the other way round. */
export function planOf(path: string | undefined, link: string | undefined): Plan | undefined {
  const said = new URLSearchParams(link ?? '')
  const seed = Number(said.get('seed'))
  if (!said.has('seed') || !Number.isSafeInteger(seed) || seed < 0) return undefined
  return {
    path: path === ALL ? undefined : path,
    mode: said.get('mode') === 'exam' ? 'exam' : 'practice',
    seed,
  }
}

/** The address of a round. */
export function addressOfPlan({ path, mode, seed }: Plan): string {
  return `#/quiz/${path ?? ALL}?mode=${mode}&seed=${seed}`
}

/** The word for everything, where a path stands in an address. */
export const ALL = 'all'

function isSame(one: Plan, other: Plan): boolean {
  return one.path === other.path && one.mode === other.mode && one.seed === other.seed
}
