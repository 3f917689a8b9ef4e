/** A screen with its address. Routes live in the hash, so that any static host serves every one of them. */
export type Route =
  | { readonly screen: 'gallery' }
  /**
   * `link` is what stands after the question mark: a moment of the scenario; within another page, `embed` is how
   * that one wants it.
   */
  | {
      readonly screen: 'player'
      readonly id: string
      readonly link: string | undefined
      readonly embed?: string
    }
  /** A playground; `link` is how it is set. */
  | { readonly screen: 'lab'; readonly id: string; readonly link: string | undefined }
  /** Two worlds side by side: `id` names both, `link` the moment and the what-ifs. */
  | { readonly screen: 'compare'; readonly id: string; readonly link: string | undefined }
  /** A page about the curriculum as a whole; `id` is which path or term, `link` how it is set. */
  | {
      readonly screen: 'course'
      readonly page: CoursePage
      readonly id: string | undefined
      readonly link: string | undefined
    }

/** The pages of the curriculum, by the word in their address. */
export type CoursePage = 'path' | 'quiz' | 'matrix' | 'glossary' | 'choose'

/** The id of a scenario that came from outside: it stands in the link itself. */
export const OWN_SCENARIO = 'own'

const COURSE = /^#\/(path|quiz|matrix|glossary|choose)(?:\/([^/?]*))?(?:\?(.*))?$/

/**
 * Reads `#/s/<id>?<link>`, `#/embed/<id>?<options>`, `#/lab/<id>?<link>` and
 * `#/<page of the curriculum>/<id>?<link>`; whatever else there is shows the gallery.
 */
export function routeOf(hash: string): Route {
  const course = COURSE.exec(hash)
  if (course !== null) {
    const [, page, id = '', link] = course
    return { screen: 'course', page: page as CoursePage, id: absent(decoded(id)), link: absent(link) }
  }
  const match = /^#\/(s|lab|compare|embed)\/([^/?]+)(?:\?(.*))?$/.exec(hash)
  if (match === null) return { screen: 'gallery' }
  const [, folder, id = '', link] = match
  if (folder === 'embed') return { screen: 'player', id: decoded(id), link: undefined, embed: link ?? '' }
  const screen = folder === 's' ? 'player' : (folder as 'lab' | 'compare')
  return { screen, id: decoded(id), link: absent(link) }
}

/** The address of a screen. */
export function hashOfRoute(route: Route): string {
  if (route.screen === 'gallery') return '#/'
  const { id, link } = route
  const folder = route.screen === 'course' ? route.page : route.screen === 'player' ? 's' : route.screen
  const rest = id === undefined ? '' : `/${encodeURIComponent(id).replaceAll('%3A', ':')}`
  return `#/${folder}${rest}${link === undefined ? '' : `?${link}`}`
}

function absent(word: string | undefined): string | undefined {
  return word === '' ? undefined : word
}

/** A percent sign without its digits is taken as it stands. */
function decoded(word: string): string {
  try {
    return decodeURIComponent(word)
  } catch {
    return word
  }
}
