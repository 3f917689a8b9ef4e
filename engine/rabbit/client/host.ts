import { BROKER, type WireSignal } from '../methods.ts'
import type { ClientMind } from './mind.ts'
import type { ProcessMind } from './process-mind.ts'
import type { ApplicationMind, ClientTurn } from './turn.ts'

/** A process, its threads in the order of the set-up, and its turn. */
export interface Host {
  readonly mind: ProcessMind
  readonly threads: readonly ApplicationMind[]
  readonly turn: ClientTurn
}

/** The process of that mind, with its threads. */
export function hostOf(mind: ProcessMind, minds: ReadonlyMap<string, ClientMind>, turn: ClientTurn): Host {
  const isThread = (one: ClientMind): one is ApplicationMind =>
    (one.kind === 'publisher' || one.kind === 'consumer') && one.setup.thread?.process === mind.name
  return { mind, threads: [...minds.values()].filter(isThread), turn }
}

/** Sends to the node that the process is connected to. */
export function speak({ mind, turn }: Host, signal: WireSignal): void {
  turn.send(mind.name, mind.setup.node ?? BROKER, signal)
}
