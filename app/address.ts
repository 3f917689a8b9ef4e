/**
 * Who may write the address of a screen. The address at the time of the call is the screen's own; what is given
 * back takes another for it, without a step in the history, and says whether it was taken.
 *
 * Going back changes the address before the page hears of it. A timer that ends just then would write over the
 * address of the screen that comes: so only one that still stands is replaced.
 */
export function addressKeeper(): (hash: string) => boolean {
  let own = location.hash
  return (hash) => {
    if (location.hash !== own) return false
    history.replaceState(null, '', hash)
    own = location.hash
    return true
  }
}
