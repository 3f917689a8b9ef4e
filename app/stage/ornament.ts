import { type ComponentType, lazy } from 'react'

/** A part of the picture that is fetched when first drawn. Where it cannot be, the picture says enough without. */
export function ornament<Props extends object>(
  fetch: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  const without: ComponentType<Props> = () => null
  return lazy(() => fetch().then(moduleOf, () => moduleOf(without)))
}

function moduleOf<Props>(part: ComponentType<Props>): { default: ComponentType<Props> } {
  return { default: part }
}
