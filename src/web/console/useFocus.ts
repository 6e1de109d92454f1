import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { useDesk } from './context';
import { isMine } from './line';

export const rowId = (ticket: string): string => `row-${ticket}`;

/** On a phone the composer's focus would raise the keyboard over what is to be read. */
const hasKeyboard = () => !matchMedia('(pointer: coarse)').matches;

/**
 * Takes the focus along: into a conversation when it is opened, back to its row when it is left, and to the
 * conversation's title when the element that had it is gone.
 */
export function useFocus(): void {
  const { state } = useDesk('open', 'tickets', 'session', 'cursor');
  const open = useRef<string | null>(null);
  const ticket = state.open ? state.tickets[state.open] : undefined;
  const writes = ticket !== undefined && isMine(state, ticket);
  const focused = document.activeElement;

  useLayoutEffect(() => {
    if (focused && !focused.isConnected && document.activeElement === document.body) focusOnFirst('accept', 'ticket-title');
  });
  useEffect(() => {
    const left = open.current;
    open.current = state.open;
    if (state.open) return writes ? focusOnConversation() : focusOnFirst('accept', 'ticket-title');
    if (left) focusOnFirst(rowId(left), state.cursor ? rowId(state.cursor) : '');
  }, [state.open, writes]);
}

/** Where one goes on in the open conversation. */
export const focusOnConversation = (): void =>
  focusOnFirst(hasKeyboard() ? 'composer' : 'ticket-title', 'accept', 'ticket-title');

function focusOnFirst(...ids: readonly string[]): void {
  ids.map((id) => document.getElementById(id)).find((element) => element !== null)?.focus();
}
