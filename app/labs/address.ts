import { hashOfRoute, routeOf } from '../router.ts'

/** What the address says of a playground, by name. */
export function settingsInAddress(): URLSearchParams {
  const route = routeOf(location.hash)
  return new URLSearchParams(route.screen === 'lab' ? route.link : '')
}

/**
 * Lets the address say how the playground stands, so that it can be given on. No step is added to the history.
 * The address of a page that the reader has gone on to is left alone.
 */
export function writeAddress(id: string, settings: Readonly<Record<string, string>>): void {
  const route = routeOf(location.hash)
  if (route.screen !== 'lab' || route.id !== id) return
  const link = new URLSearchParams(settings).toString()
  history.replaceState(null, '', hashOfRoute({ screen: 'lab', id, link }))
}
