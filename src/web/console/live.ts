import type { DeskEvent } from './contract';
import type { Desk } from './desk';
import { DeskEvents, type EventsWire } from './events';
import type { Fact } from './facts';
import { isMine } from './line';
import { readsTickets } from './rights';
import type { State } from './shape';
import type { Store } from './store';

/** The citizen is believed to be typing for so long after the last sign of it. */
const typingMs = 5_000;

/** Listens while somebody is signed in, and turns what is heard into facts. */
export function keepLive(store: Store<State, Fact>, desk: Desk, wire: EventsWire): DeskEvents {
  const events = new DeskEvents(wire, {
    live: (resumed) => {
      if (!resumed) void desk.loadLists();
      desk.outbox.retryAll();
    },
    heard: (event) => hear(store, desk, wire, event),
    connection: (connection) => {
      store.tell({ is: 'connectionChanged', connection });
      if (connection.is === 'lost' && store.state.lists === 'none') void desk.loadLists();
    },
    signedOut: () => store.tell({ is: 'signedOut', expired: true }),
  });
  store.watch((state, before) => {
    if (state.signIn === before.signIn) return;
    // An officer has no tickets to hear of.
    if (state.signIn === 'done' && readsTickets(state.session)) {
      events.start();
      void desk.loadCanned();
      void desk.loadCounselors();
    } else events.stop();
  });
  return events;
}

function hear(store: Store<State, Fact>, desk: Desk, wire: EventsWire, heard: DeskEvent): void {
  switch (heard.event) {
    case 'ticket': {
      store.tell({ is: 'ticketChanged', ticket: heard.data });
      const mineNow = isMine(store.state, heard.data);
      if (mineNow && !store.state.conversations[heard.data.id]) void desk.loadConversation(heard.data.id);
      return;
    }
    case 'entry': return store.tell({ is: 'entryArrived', ...heard.data });
    case 'delivery': return store.tell({ is: 'deliveryChanged', change: heard.data });
    case 'typing': {
      if (heard.data.from !== 'citizen') return;
      store.tell({ is: 'citizenTyped', ticket: heard.data.ticket, until: wire.now() + typingMs });
      setTimeout(() => store.tell({ is: 'typingEnded', now: wire.now() }), typingMs + 1);
      return;
    }
    case 'reload': void desk.loadLists();
  }
}
