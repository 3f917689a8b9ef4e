/** A screen with its address. Routes live in the hash, so that any static host serves every one of them. */
export type Route =
  | { readonly screen: 'gallery' }
  /** `link` is what stands after the question mark: a moment of the scenario. */
  | { readonly screen: 'player'; readonly id: string; readonly link: string | undefined }

/** The id of a scenario that came from outside: it stands in the link itself. */
export const OWN_SCENARIO = 'own'

/** Reads `#/s/<id>?<link>`; whatever else there is shows the gallery. */
export function routeOf(hash: string): Route {
  const match = /^#\/s\/([^/?]+)(?:\?(.*))?$/.exec(hash)
  if (match === null) return { screen: 'gallery' }
  const [, id = '', link] = match
  return { screen: 'player', id: decoded(id), link: link === '' ? undefined : link }
}

/** The address of a screen. */
export function hashOfRoute(route: Route): string {
  if (route.screen === 'gallery') return '#/'
  const { id, link } = route
  return `#/s/${encodeURIComponent(id)}${link === undefined ? '' : `?${link}`}`
}

/** A percent sign without its digits is taken as it stands. */
function decoded(word: string): string {
  try {
    return decodeURIComponent(word)
  } catch {
    return word
  }
}
