/** A run of words of one kind. */
export interface Piece {
  readonly kind: 'plain' | 'code' | 'strong'
  readonly text: string
  /** What touches a code and may not stand on another line: a bracket before it, a full stop or an ending after. */
  readonly opens?: string
  readonly closes?: string
}

/** A code with what touches it, or something strong. */
const MARKED = /([^\s`*]*)`([^`]+)`([^\s`*]*)|\*\*([^*]+)\*\*/g

/** Words with `code` and **strong** in them. What is not closed is plain: a star is only a star. */
export function piecesOf(text: string): readonly Piece[] {
  const pieces: Piece[] = []
  let from = 0
  for (const mark of text.matchAll(MARKED)) {
    if (mark.index > from) pieces.push({ kind: 'plain', text: text.slice(from, mark.index) })
    const [whole, opens = '', code, closes = '', strong] = mark
    pieces.push(
      code === undefined
        ? { kind: 'strong', text: strong as string }
        : { kind: 'code', text: code, ...(opens !== '' && { opens }), ...(closes !== '' && { closes }) },
    )
    from = mark.index + whole.length
  }
  if (from < text.length) pieces.push({ kind: 'plain', text: text.slice(from) })
  return pieces
}
