import { type Scenario, scenarioOf } from '../scenarios/index.ts'
import { takeRoomAhead } from './foresight.ts'
import { setCurrentSession } from './playback/current.ts'
import { hashOfRoute, type Route, routeOf } from './router.ts'
import { useStore } from './store.ts'
import { noteWalk } from './walk.ts'
import { readyEngineroom } from './worker/start.ts'

let arrived: Promise<void> = Promise.resolve()
let visit = new AbortController()

/** Resolves when the screen of the address is there: a scenario is open, or what is wrong with it is shown. */
export function arrival(): Promise<void> {
  return arrived
}

/** Shows what the address says, now and whenever it changes. */
export function followAddress(): void {
  addEventListener('hashchange', () => go(routeOf(location.hash)))
  go(routeOf(location.hash))
}

/** Opens a scenario that came from outside. Its address carries it, so that it can be given on. */
export async function openOwn(scenario: Scenario, link: string): Promise<void> {
  const route = { screen: 'player', id: 'own', link } as const
  history.pushState(null, '', hashOfRoute(route))
  go(route, scenario)
  await arrived
}

function go(route: Route, own?: Scenario): void {
  visit.abort()
  visit = new AbortController()
  noteWalk(route)
  setCurrentSession(undefined)
  useStore.setState({
    screen: route.screen,
    scenarioId: route.screen === 'player' ? route.id : undefined,
    frame: route.screen === 'player' && route.embed !== undefined ? 'embed' : 'page',
    embedLink: route.screen === 'player' ? route.embed : undefined,
    isBlack: false,
    labId: route.screen === 'lab' ? route.id : undefined,
    compareHash: route.screen === 'compare' ? hashOfRoute(route) : undefined,
    coursePage: route.screen === 'course' ? route.page : undefined,
    courseId: route.screen === 'course' ? route.id : undefined,
    courseLink: route.screen === 'course' ? route.link : undefined,
    narration: undefined,
    mode: route.screen === 'player' ? 'loading' : 'idle',
    loaded: 0,
    failure: undefined,
    branches: [],
    bets: {},
    asked: undefined,
    selection: undefined,
    interval: undefined,
    dialog: undefined,
    tab: 'story',
  })
  document.title = 'Brokerscope'
  arrived = route.screen === 'player' ? open(route, visit.signal, own) : Promise.resolve()
}

/** The player comes in a part of its own: whoever only looks at the gallery does not wait for it. */
async function open(
  route: Extract<Route, { screen: 'player' }>,
  leaving: AbortSignal,
  own: Scenario | undefined,
): Promise<void> {
  try {
    // A worker takes its time to be there: it starts before all else, as soon as one can know which broker.
    const model = own?.model ?? scenarioOf(route.id)?.card.model
    const room = model === undefined ? undefined : readyEngineroom(model, leaving, takeRoomAhead(model))
    const { openScenario } = await import('./opening.ts')
    if (!leaving.aborted) await openScenario(route, own, room, leaving)
  } catch (thrown) {
    if (leaving.aborted) return
    const message = thrown instanceof Error ? thrown.message : String(thrown)
    useStore.setState({ mode: 'failed', failure: { kind: 'load', message, report: message } })
  }
}
