/** What a key press means. The views do it; which key it is, is decided here alone. */
export type Command =
  | 'next' | 'previous' | 'first' | 'last'
  | 'accept' | 'unread' | 'write' | 'note' | 'canned' | 'transfer' | 'close' | 'fold' | 'help' | 'back';

export type WritingCommand = 'send' | 'choose' | 'next' | 'previous' | 'dismiss' | 'toggle-note';

export type Stroke = Pick<
  KeyboardEvent, 'key' | 'code' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'isComposing' | 'keyCode'>;

export interface Where {
  /** In a text field: letters are letters. */
  readonly writing: boolean;
  /** In the list: arrows walk. */
  readonly inList: boolean;
  /** Single letters are commands (can be switched off: WCAG 2.1.4). */
  readonly letters: boolean;
}

const letters: Readonly<Record<string, Command>> = {
  j: 'next', k: 'previous', a: 'accept', u: 'unread', r: 'write', n: 'note', t: 'transfer', x: 'close', b: 'fold',
};

const arrows: Readonly<Record<string, Command>> = {
  ArrowDown: 'next', ArrowUp: 'previous', Home: 'first', End: 'last',
};

/** The IME is composing: 229 is what Safari and old Chromium send with the Enter that ends a syllable. */
const composing = (stroke: Stroke) => stroke.isComposing || stroke.keyCode === 229;

/** With the Korean layout on, the j key says ㅓ: then the key's place counts. */
function letterOf(stroke: Stroke): string {
  return /^[\x20-\x7e]$/.test(stroke.key) ? stroke.key.toLowerCase() : stroke.code.replace(/^Key/, '').toLowerCase();
}

export function commandFor(stroke: Stroke, where: Where): Command | null {
  if (composing(stroke) || stroke.ctrlKey || stroke.metaKey || stroke.altKey) return null;
  if (stroke.key === 'Escape') return 'back';
  if (where.writing) return null;
  if (where.inList && arrows[stroke.key]) return arrows[stroke.key] ?? null;
  if (!where.letters) return null;
  if (stroke.key === '?' || (stroke.shiftKey && stroke.code === 'Slash')) return 'help';
  if (stroke.shiftKey) return null;
  if (stroke.key === '/' || stroke.code === 'Slash') return 'canned';
  return letters[letterOf(stroke)] ?? null;
}

const toggles = (stroke: Stroke) => stroke.altKey && !stroke.ctrlKey && !stroke.metaKey && letterOf(stroke) === 'n';

/** Inside the composer. `offering`: canned replies are on show and take the arrows and Enter. */
export function writingCommandFor(stroke: Stroke, offering: boolean): WritingCommand | null {
  if (composing(stroke)) return null;
  // With Alt, a Mac's n is a dead key: the key's place counts.
  if (toggles(stroke) || (stroke.altKey && stroke.code === 'KeyN')) return 'toggle-note';
  if (stroke.key === 'Enter' && (stroke.ctrlKey || stroke.metaKey)) return 'send';
  if (stroke.key === 'Enter' && !stroke.shiftKey && !stroke.altKey) return offering ? 'choose' : 'send';
  if (!offering) return null;
  if (stroke.key === 'Tab' && !stroke.shiftKey) return 'choose';
  if (stroke.key === 'ArrowDown') return 'next';
  if (stroke.key === 'ArrowUp') return 'previous';
  return stroke.key === 'Escape' ? 'dismiss' : null;
}
