/** A screen with its address. Routes live in the hash, so that any static host serves every one of them. */
export type Route =
  | { readonly screen: 'gallery' }
  /** `link` is what stands after the question mark: a moment of the scenario. */
  | { readonly screen: 'player'; readonly id: string; readonly link: string | undefined }
  /** A playground; `link` is how it is set. */
  | { readonly screen: 'lab'; readonly id: string; readonly link: string | undefined }

/** The id of a scenario that came from outside: it stands in the link itself. */
export const OWN_SCENARIO = 'own'

/** Reads `#/s/<id>?<link>` and `#/lab/<id>?<link>`; whatever else there is shows the gallery. */
export function routeOf(hash: string): Route {
  const match = /^#\/(s|lab)\/([^/?]+)(?:\?(.*))?$/.exec(hash)
  if (match === null) return { screen: 'gallery' }
  const [, folder, id = '', link] = match
  const screen = folder === 'lab' ? 'lab' : 'player'
  return { screen, id: decoded(id), link: link === '' ? undefined : link }
}

/** The address of a screen. */
export function hashOfRoute(route: Route): string {
  if (route.screen === 'gallery') return '#/'
  const { screen, id, link } = route
  return `#/${screen === 'lab' ? 'lab' : 's'}/${encodeURIComponent(id)}${link === undefined ? '' : `?${link}`}`
}

/** A percent sign without its digits is taken as it stands. */
function decoded(word: string): string {
  try {
    return decodeURIComponent(word)
  } catch {
    return word
  }
}
