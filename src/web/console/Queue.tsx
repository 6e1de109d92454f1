import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { Ticket } from './contract';
import { useDesk } from './context';
import { closed, colleagues, mine, nextInLine, rows, waiting } from './line';
import { QueueRow } from './QueueRow';
import type { Tab } from './shape';
import { rowId } from './useFocus';

const tabs: readonly Tab[] = ['desk', 'colleagues', 'closed'];

/** Who waits and whom I am talking to. One Tab stop; arrows or j and k walk through all rows. */
export function Queue() {
  const { state, store, desk, t } = useDesk('tickets', 'session', 'tab', 'cursor', 'open', 'closedLists');
  const shown = rows(state);
  const cursor = useCursor(shown, state.cursor, (ticket) => store.tell({ is: 'cursorMoved', ticket }));
  useOpenInView(state.open, state.open ? state.tickets[state.open]?.status : undefined);
  return (
    <section class="queue" aria-label={t('queue.title')}>
      <div class="tabs" role="group" aria-label={t('queue.lists')}>
        {tabs.map((tab) => (
          <button key={tab} type="button" aria-pressed={state.tab === tab} onClick={() => desk.chooseTab(tab)}>
            {t(`tab.${tab}`)}<TabCount tab={tab} />
          </button>
        ))}
      </div>
      <div class="queue-lists" id="queue">
        {state.tab === 'desk' && <DeskLists cursor={cursor} />}
        {state.tab === 'colleagues' && <List title={t('tab.colleagues')} tickets={colleagues(state)} cursor={cursor} empty={t('queue.no-colleagues')} />}
        {state.tab === 'closed' && <List title={t('tab.closed')} tickets={closed(state)} cursor={cursor} empty={t(state.closedLists === 'ready' ? 'queue.none-closed' : 'loading')} />}
      </div>
    </section>
  );
}

function TabCount({ tab }: { readonly tab: Tab }) {
  const { state } = useDesk('tickets', 'session');
  const count = tab === 'desk' ? mine(state).length + waiting(state).length : tab === 'colleagues' ? colleagues(state).length : 0;
  return count > 0 ? <span class="count">{count}</span> : null;
}

function DeskLists({ cursor }: { readonly cursor: string | null }) {
  const { state, desk, t } = useDesk('tickets', 'session', 'counselors', 'lists', 'open', 'accepting');
  if (state.lists === 'none') return <p class="empty" role="status">{t('loading')}</p>;
  const next = nextInLine(state);
  const openWaits = state.open !== null && state.tickets[state.open]?.status === 'waiting';
  return (
    <>
      <List title={t('queue.mine')} tickets={mine(state)} cursor={cursor} empty={t('queue.no-mine')} />
      <List title={t('queue.waiting')} tickets={waiting(state)} cursor={cursor} empty={t(state.session?.onDuty ? 'queue.no-waiting' : 'queue.no-waiting-off')} />
      {next && (
        <div class="queue-foot">
          <button type="button" class="primary wide" aria-disabled={state.accepting !== null} onClick={() => desk.acceptNext()}>
            {t('queue.accept-next')}{!openWaits && <kbd>A</kbd>}
          </button>
        </div>
      )}
    </>
  );
}

interface ListProps {
  readonly title: string;
  readonly tickets: readonly Ticket[];
  readonly cursor: string | null;
  readonly empty: string;
}

function List({ title, tickets, cursor, empty }: ListProps) {
  return (
    <div class="list">
      <h2>{title}<span class="count">{tickets.length}</span></h2>
      {tickets.length === 0
        ? <p class="empty">{empty}</p>
        : <ul>{tickets.map((ticket, index) => <QueueRow key={ticket.id} ticket={ticket} place={index + 1} reachable={ticket.id === cursor} />)}</ul>}
    </div>
  );
}

/** A ticket that is accepted moves to the top of a list that may be scrolled down: its row is followed. */
function useOpenInView(open: string | null, status: Ticket['status'] | undefined): void {
  useEffect(() => {
    if (open) document.getElementById(rowId(open))?.scrollIntoView({ block: 'nearest' });
  }, [open, status]);
}

/** The row that Tab reaches. When it goes, its neighbour takes its place, and the focus if it was there. */
function useCursor(shown: readonly Ticket[], wanted: string | null, move: (ticket: string) => void): string | null {
  const before = useRef<readonly Ticket[]>([]);
  const indexIn = (all: readonly Ticket[]) => all.findIndex((ticket) => ticket.id === wanted);
  const found = indexIn(shown);
  const index = found >= 0 ? found : Math.max(0, Math.min(indexIn(before.current), shown.length - 1));
  const cursor = shown[index]?.id ?? null;
  const hadFocus = document.activeElement?.id.startsWith('row-') ?? false;

  useLayoutEffect(() => {
    before.current = shown;
    if (cursor && wanted !== cursor && wanted !== null) move(cursor);
    if (hadFocus && document.activeElement === document.body && cursor)
      document.getElementById(rowId(cursor))?.focus();
  });
  return cursor;
}
