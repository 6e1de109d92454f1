import { useEffect } from 'preact/hooks';
import { useDesk, type Room } from './context';
import { commandFor, type Command } from './keyboard';
import { isMine, mine, rows, unread } from './line';
import type { Question } from './TicketView';
import { rowId } from './useFocus';

type Ask = (question: Question | 'help') => void;

/** Does what the keys mean, wherever the focus is; a dialog in front keeps them to itself. */
export function useKeys(ask: Ask): void {
  const room = useDesk();
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || document.querySelector('dialog[open]')) return;
      const command = commandFor(event, {
        writing: isField(event.target),
        inList: event.target instanceof Element && event.target.closest('.queue-lists') !== null,
        letters: room.preferences.state.letters,
      });
      if (!command) return;
      event.preventDefault();
      act(command, room, ask);
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  });
}

const isField = (target: EventTarget | null): boolean =>
  target instanceof Element && target.matches('input:not([type=checkbox], [type=radio]), textarea, select');

function act(command: Command, room: Room, ask: Ask): void {
  switch (command) {
    case 'next': return walk(room, (index) => index + 1);
    case 'previous': return walk(room, (index) => index - 1);
    case 'first': return walk(room, () => 0);
    case 'last': return walk(room, () => Infinity);
    case 'accept': return accept(room);
    case 'unread': return openUnread(room);
    case 'write': return write(room, 'message');
    case 'note': return write(room, 'note');
    case 'canned': return startCanned(room);
    case 'fold': return document.getElementById('bot-part')?.click();
    case 'back': return back(room);
    case 'transfer': case 'close': case 'help': return ask(command);
  }
}

function walk({ store: { state } }: Room, to: (index: number) => number): void {
  const shown = rows(state);
  const focused = shown.findIndex((ticket) => rowId(ticket.id) === document.activeElement?.id);
  const from = focused >= 0 ? focused : shown.findIndex((ticket) => ticket.id === state.cursor);
  const goal = focused < 0 && from >= 0 ? from : Math.max(0, Math.min(shown.length - 1, to(from)));
  const ticket = shown[goal];
  if (ticket) document.getElementById(rowId(ticket.id))?.focus();
}

/** The one that is open and waits, else the next in line. */
function accept({ store: { state }, desk }: Room): void {
  const open = state.open ? state.tickets[state.open] : undefined;
  if (open?.status === 'waiting') void desk.accept(open.id);
  else desk.acceptNext();
}

function openUnread({ store: { state }, desk }: Room): void {
  const next = mine(state).find((ticket) => ticket.id !== state.open && unread(state, ticket) > 0);
  if (next) desk.open(next.id);
}

function write({ store }: Room, kind: 'message' | 'note'): void {
  const state = store.state;
  const ticket = state.open ? state.tickets[state.open] : undefined;
  if (ticket && !isMine(state, ticket) && kind === 'note') return document.getElementById('note')?.click();
  if (!ticket || !isMine(state, ticket)) return;
  store.tell({ is: 'draftChanged', ticket: ticket.id, draft: { kind } });
  document.getElementById('composer')?.focus();
}

/** As if `/` had been typed at the end of the answer, once the field shows the answer and not a note. */
function startCanned(room: Room): void {
  write(room, 'message');
  requestAnimationFrame(() => {
    const area = document.getElementById('composer');
    if (!(area instanceof HTMLTextAreaElement)) return;
    const gap = area.value === '' || /\s$/.test(area.value) ? '' : ' ';
    area.setRangeText(`${gap}/`, area.value.length, area.value.length, 'end');
    area.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

/** From the text to the row, from the row to nothing open. On a phone the row is out of sight and takes no focus. */
function back({ store: { state }, desk }: Room): void {
  if (!state.open) return;
  const row = document.getElementById(rowId(state.open));
  const before = document.activeElement;
  row?.focus();
  if (before === row || document.activeElement !== row) desk.open(null);
}
