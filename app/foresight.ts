import { type ModelName, scenarioOf } from '../scenarios/index.ts'
import { routeOf } from './router.ts'
import { type Engineroom, startEngineroom } from './worker/start.ts'

/** A worker that nobody has asked for yet, with the broker whose rules it fetches. */
let ahead: { readonly model: ModelName; readonly room: Engineroom } | undefined

/** While the pointer or the focus is on the way to a scenario, what it takes to open one is fetched. */
export function foreseeOpening(): void {
  document.addEventListener('pointerover', ({ target }) => foresee(target))
  document.addEventListener('focusin', ({ target }) => foresee(target))
}

/** The worker that was foreseen, if it is of that broker; whoever takes it stops it. One that was not is stopped. */
export function takeRoomAhead(model: ModelName | undefined): Engineroom | undefined {
  const taken = ahead
  ahead = undefined
  if (taken === undefined || taken.model === model) return taken?.room
  taken.room.stop()
  return undefined
}

function foresee(target: EventTarget | null): void {
  const link = target instanceof Element ? target.closest<HTMLAnchorElement>('a[href^="#/s/"]') : null
  const route = link === null ? undefined : routeOf(link.hash)
  const entry = route?.screen === 'player' ? scenarioOf(route.id) : undefined
  if (entry === undefined || ahead?.model === entry.card.model) return
  const { model } = entry.card
  takeRoomAhead(undefined)
  ahead = { model, room: startEngineroom() }
  ahead.room.client.prepare(model)
  const parts = [import('./opening.ts'), import('./player/Player.tsx')]
  const engine = import('./engines.ts').then(({ engineOf }) => engineOf(model))
  // Whoever opens the scenario hears of a part that is missing.
  for (const part of [...parts, engine]) part.catch(() => {})
}
