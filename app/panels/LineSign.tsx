import { ArrowRight, CircleDot, Repeat2, X, Zap } from 'lucide-react'
import type { LineView } from '../../engine/index.ts'

const SIGNS = { message: ArrowRight, control: Repeat2, state: CircleDot, fault: Zap, trouble: X } as const

/** What kind of line it is, by shape. */
export function LineSign({ kind, size = 12 }: { readonly kind: LineView['kind']; readonly size?: number }) {
  const Sign = SIGNS[kind]
  return <Sign size={size} aria-hidden="true" />
}
