export interface OffsetEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

type Piece = { readonly start: number; readonly end: number } | string;

/** A text that is edited again and again, and knows the sum of its edits in places of the original. */
export interface Patch {
  /** Edits in places of the text as it is now; they must not overlap. */
  apply(edits: readonly OffsetEdit[]): void;
  text(): string;
  edits(): OffsetEdit[];
}

export function createPatch(original: string): Patch {
  let pieces: Piece[] = [{ start: 0, end: original.length }];
  return {
    apply(edits) {
      for (const edit of [...edits].sort((a, b) => b.start - a.start || b.end - a.end)) pieces = applyOne(pieces, edit);
    },
    text: () => pieces.map((piece) => (typeof piece === 'string' ? piece : original.slice(piece.start, piece.end))).join(''),
    edits: () => gaps(pieces, original.length),
  };
}

function applyOne(pieces: readonly Piece[], { start, end, text }: OffsetEdit): Piece[] {
  const before: Piece[] = [];
  const after: Piece[] = [];
  let at = 0;
  for (const piece of pieces) {
    const length = lengthOf(piece);
    before.push(cut(piece, 0, Math.min(length, start - at)));
    after.push(cut(piece, Math.max(0, end - at), length));
    at += length;
  }
  return [...before, text, ...after].filter((piece) => lengthOf(piece) > 0);
}

const lengthOf = (piece: Piece): number => (typeof piece === 'string' ? piece.length : piece.end - piece.start);

function cut(piece: Piece, from: number, to: number): Piece {
  if (to <= from) return '';
  return typeof piece === 'string' ? piece.slice(from, to) : { start: piece.start + from, end: piece.start + to };
}

function gaps(pieces: readonly Piece[], length: number): OffsetEdit[] {
  const edits: OffsetEdit[] = [];
  let at = 0;
  let text = '';
  for (const piece of [...pieces, { start: length, end: length }]) {
    if (typeof piece === 'string') {
      text += piece;
      continue;
    }
    if (text !== '' || piece.start > at) edits.push({ start: at, end: piece.start, text });
    at = piece.end;
    text = '';
  }
  return edits;
}
