import { type ModelName, scenarioOf } from '../scenarios/index.ts'
import { routeOf } from './router.ts'
import { type Engineroom, startEngineroom } from './worker/start.ts'

/** A worker that nobody has asked for yet, with the broker whose rules it fetches and the scenario that it runs. */
let ahead: { readonly model: ModelName; readonly id: string; readonly room: Engineroom } | undefined

/** While the pointer or the focus is on the way to a scenario, what it takes to open one is fetched, and it is run. */
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
  if (entry === undefined || ahead?.id === entry.card.id) return
  const { model, id } = entry.card
  const room = takeRoomAhead(model) ?? startReady(model)
  ahead = { model, id, room }
  const run = import('./opening.ts')
    .then(({ orderAhead }) => orderAhead(entry))
    .then((order) => {
      // Not for whoever has gone on to another scenario by then, or has opened this one.
      if (ahead?.room === room && ahead.id === id) room.client.foresee(order)
    })
  const engine = import('./engines.ts').then(({ engineOf }) => engineOf(model))
  // Whoever opens the scenario hears of a part that is missing.
  for (const part of [run, engine, import('./player/Player.tsx')]) part.catch(() => {})
}

function startReady(model: ModelName): Engineroom {
  const room = startEngineroom()
  room.client.prepare(model)
  return room
}
