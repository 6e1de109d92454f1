import type { Entry, Session, Ticket, TicketDetail } from '../../src/web/console/contract';
import type { Fact } from '../../src/web/console/facts';
import { initial, type State } from '../../src/web/console/shape';
import { reduce } from '../../src/web/console/state';

export const session: Session = { name: '김하늘', role: 'counselor', languages: ['ko', 'en'], skills: [], onDuty: true };

export const ticket = (id: string, more: Partial<Ticket> = {}): Ticket => ({
  id, conversation: `c-${id}`, channel: 'webchat', language: 'ko', topic: 'local-tax', reason: 'asked', urgency: 'normal',
  openedAt: '2026-11-22T01:00:00Z', status: 'waiting', counselor: null, position: 1, preview: '고지서를 못 받았어요', unread: 0,
  ...more,
});

export const myTicket = (id: string, more: Partial<Ticket> = {}): Ticket =>
  ticket(id, { status: 'open', counselor: session.name, position: null, ...more });

export const entry = (sequence: number, more: Partial<Entry> = {}): Entry => ({
  id: `e${sequence}`, sequence, from: 'citizen', name: null, text: `말 ${sequence}`, attachments: [], entities: [],
  at: new Date(Date.parse('2026-11-22T01:00:00Z') + sequence * 60_000).toISOString(), delivery: 'sent', problem: null,
  ...more,
});

export const detail = (of: Ticket, transcript: readonly Entry[], more: Partial<TicketDetail> = {}): TicketDetail => ({
  ...of, slots: [], transcript, callBack: false, resolution: null, ...more,
});

/** The state after these facts, in this order. */
export const after = (...facts: readonly Fact[]): State => facts.reduce(reduce, initial);

export const signedIn: Fact = { is: 'signedIn', session };
export const listed = (...tickets: readonly Ticket[]): Fact => ({ is: 'listsArrived', tickets, asked: 0 });
export const loaded = (of: Ticket, ...transcript: readonly Entry[]): Fact =>
  ({ is: 'detailArrived', detail: detail(of, transcript), asked: 0 });
