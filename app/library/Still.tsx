/** A picture of a scenario, drawn from its data. */
export function Still({ id }: { readonly id: string }) {
  return <svg viewBox="0 0 320 180" aria-hidden="true" data-still={id} />
}
