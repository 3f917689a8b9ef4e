import { stop } from '../../../kernel/guard.ts'
import { nameOf, type Physics } from '../../../kernel/physics.ts'
import type { GuardView } from '../../../kernel/scene.ts'
import type { KafkaState } from '../../state.ts'

/** What ails a client's process, and the cables to the brokers. */
export function lifeGuards(state: KafkaState, name: string, isHung: boolean, physics: Physics): GuardView[] {
  const guards: GuardView[] = []
  if (physics.frozen.has(name)) guards.push(stop('frozen', { name }))
  if (isHung) guards.push(stop('hung', { name }))
  for (const broker of state.brokers.keys()) {
    const link = physics.links.get(nameOf([name, broker]))
    if (link === 'cut' || link === 'held') guards.push(stop(`link-${link}`, { from: name, to: broker }))
  }
  return guards
}
