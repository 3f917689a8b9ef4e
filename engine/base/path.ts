/**
 * Paths into plain data: `/clients/W3/work`. In a list a step picks the item whose `name` or `id` is that
 * word, else the item at that index, so that a path survives a reordering.
 */
export function stepsOf(path: string): string[] {
  return path
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
}

/** What stands at a path; undefined where there is nothing. */
export function valueAt(data: unknown, path: string): unknown {
  let at = data
  for (const step of stepsOf(path)) {
    const key = keyOf(at, step)
    if (key === undefined) return undefined
    at = (at as Readonly<Record<string, unknown>>)[key]
  }
  return at
}

/** A copy of the data with another value at the path; what the path does not pass is shared. */
export function withValueAt<Data>(data: Data, path: string, value: unknown): Data {
  return replaced(data, stepsOf(path), value) as Data
}

function replaced(data: unknown, steps: readonly string[], value: unknown): unknown {
  const [step, ...rest] = steps
  if (step === undefined) return value
  const key = keyOf(data, step) ?? step
  const next = replaced((data as Readonly<Record<string, unknown>> | undefined)?.[key], rest, value)
  if (!Array.isArray(data)) return { ...(data as object), [key]: next }
  const copy = data.slice()
  copy[Number(key)] = next
  return copy
}

function keyOf(data: unknown, step: string): string | undefined {
  if (Array.isArray(data)) {
    const row = data.findIndex((item) => isNamed(item, step))
    if (row >= 0) return String(row)
    return /^\d+$/.test(step) && Number(step) < data.length ? step : undefined
  }
  return typeof data === 'object' && data !== null && Object.hasOwn(data, step) ? step : undefined
}

function isNamed(item: unknown, word: string): boolean {
  if (typeof item !== 'object' || item === null) return false
  const { name, id } = item as { readonly name?: unknown; readonly id?: unknown }
  return name === word || id === word
}
