import { useEffect, useRef } from 'preact/hooks';
import { useDesk } from './context';
import { isMine } from './line';
import { rowId } from './QueueRow';

/** On a phone the composer's focus would raise the keyboard over what is to be read. */
const hasKeyboard = () => !matchMedia('(pointer: coarse)').matches;

/** Takes the focus along: into a conversation when it is opened, back to its row when it is left. */
export function useFocus(): void {
  const { state } = useDesk();
  const before = useRef<string | null>(null);
  const ticket = state.open ? state.tickets[state.open] : undefined;
  const writes = ticket !== undefined && isMine(state, ticket);

  useEffect(() => {
    const left = before.current;
    before.current = state.open;
    if (state.open) return focusOnFirst(writes && hasKeyboard() ? 'composer' : 'accept', 'ticket-title');
    if (left) focusOnFirst(rowId(left), state.cursor ? rowId(state.cursor) : '', 'queue-title');
  }, [state.open, writes]);
}

function focusOnFirst(...ids: readonly string[]): void {
  ids.map((id) => document.getElementById(id)).find((element) => element !== null)?.focus();
}
