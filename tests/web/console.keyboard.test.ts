import { describe, expect, it } from 'vitest';
import { commandFor, writingCommandFor, type Stroke, type Where } from '../../src/web/console/keyboard';

const stroke = (key: string, more: Partial<Stroke> = {}): Stroke => ({
  key, code: /^[a-z]$/.test(key) ? `Key${key.toUpperCase()}` : key, keyCode: 0,
  altKey: false, ctrlKey: false, metaKey: false, shiftKey: false, isComposing: false, ...more,
});
const outside: Where = { writing: false, inList: false, letters: true };
const list: Where = { ...outside, inList: true };

describe('outside a text field', () => {
  it('letters are commands', () => {
    const meant = ['j', 'k', 'a', 'u', 'r', 'n', 't', 'x', 'b', '/', 'Escape'].map((key) => commandFor(stroke(key), outside));
    expect(meant).toEqual(['next', 'previous', 'accept', 'unread', 'write', 'note', 'transfer', 'close', 'fold', 'canned', 'back']);
    expect(commandFor(stroke('?', { code: 'Slash', shiftKey: true }), outside)).toBe('help');
  });

  it('letters are commands with the Korean layout too', () => {
    expect(commandFor(stroke('ㅓ', { code: 'KeyJ' }), outside)).toBe('next');
    expect(commandFor(stroke('ㅁ', { code: 'KeyA' }), outside)).toBe('accept');
  });

  it('the letter that is printed counts, wherever its key is', () => {
    expect(commandFor(stroke('j', { code: 'KeyC' }), outside)).toBe('next');
  });

  it('arrows walk in the lists only: elsewhere they scroll', () => {
    expect(['ArrowDown', 'ArrowUp', 'Home', 'End'].map((key) => commandFor(stroke(key), list))).toEqual(['next', 'previous', 'first', 'last']);
    expect(commandFor(stroke('ArrowDown'), outside)).toBeNull();
  });

  it('the browser’s own shortcuts stay its own', () => {
    for (const held of ['ctrlKey', 'metaKey', 'altKey'] as const) expect(commandFor(stroke('r', { [held]: true }), outside)).toBeNull();
    expect(commandFor(stroke('A', { shiftKey: true, code: 'KeyA' }), outside)).toBeNull();
  });

  it('letters can be switched off; arrows and Escape stay', () => {
    const off = { ...list, letters: false };
    expect(['j', 'a', '/', '?'].map((key) => commandFor(stroke(key), off))).toEqual([null, null, null, null]);
    expect(commandFor(stroke('ArrowDown'), off)).toBe('next');
    expect(commandFor(stroke('Escape'), off)).toBe('back');
  });
});

describe('in a text field', () => {
  it('letters are letters, and Escape leads out', () => {
    const writing = { ...outside, writing: true };
    expect(['j', '/', '?', 'a'].map((key) => commandFor(stroke(key), writing))).toEqual([null, null, null, null]);
    expect(commandFor(stroke('Escape'), writing)).toBe('back');
    expect(commandFor(stroke('Escape', { isComposing: true }), writing)).toBeNull();
  });

  it('Enter sends, Shift+Enter does not', () => {
    expect(writingCommandFor(stroke('Enter'), false)).toBe('send');
    expect(writingCommandFor(stroke('Enter', { ctrlKey: true }), false)).toBe('send');
    expect(writingCommandFor(stroke('Enter', { metaKey: true }), false)).toBe('send');
    expect(writingCommandFor(stroke('Enter', { shiftKey: true }), false)).toBeNull();
  });

  it('the Enter that ends a Korean syllable sends nothing', () => {
    expect(writingCommandFor(stroke('Enter', { isComposing: true }), false)).toBeNull();
    expect(writingCommandFor(stroke('Enter', { keyCode: 229 }), false)).toBeNull();
    expect(writingCommandFor(stroke('Enter', { isComposing: true }), true)).toBeNull();
  });

  it('Alt+N turns to the note and back, also where Alt makes a dead key', () => {
    expect(writingCommandFor(stroke('n', { altKey: true }), false)).toBe('toggle-note');
    expect(writingCommandFor(stroke('Dead', { altKey: true, code: 'KeyN' }), false)).toBe('toggle-note');
    expect(writingCommandFor(stroke('ㅜ', { altKey: true, code: 'KeyN' }), false)).toBe('toggle-note');
    expect(writingCommandFor(stroke('n'), false)).toBeNull();
  });

  it('canned replies on show take the arrows, Enter, Tab and Escape; Ctrl+Enter still sends', () => {
    const meant = ['ArrowDown', 'ArrowUp', 'Enter', 'Tab', 'Escape'].map((key) => writingCommandFor(stroke(key), true));
    expect(meant).toEqual(['next', 'previous', 'choose', 'choose', 'dismiss']);
    expect(writingCommandFor(stroke('Enter', { ctrlKey: true }), true)).toBe('send');
    expect(['ArrowDown', 'ArrowUp', 'Tab', 'Escape'].map((key) => writingCommandFor(stroke(key), false))).toEqual([null, null, null, null]);
  });
});
