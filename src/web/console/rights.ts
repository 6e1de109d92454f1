import type { Session, Ticket } from './contract';

/** Who may accept, write, transfer and close; the others read (in step with the server's table of roles and acts). */
const serving = ['counselor', 'supervisor', 'administrator'];
const supervising = ['supervisor', 'administrator'];

export const serves = (session: Session | null): boolean => serving.includes(session?.role ?? '');

const supervises = (session: Session | null): boolean => supervising.includes(session?.role ?? '');

/** Who sees what the bot did not understand. */
export const reviews = (session: Session | null): boolean => supervises(session);

/** Who answers citizens or watches those who do; an officer has cases alone. */
export const readsTickets = (session: Session | null): boolean => session !== null && session.role !== 'officer';

/** Who sees what citizens reported, and who decides on it. */
export const looksAtCases = (session: Session | null): boolean => serves(session) || decidesCases(session);
export const decidesCases = (session: Session | null): boolean => ['officer', 'supervisor', 'administrator'].includes(session?.role ?? '');

export const isOwn = (session: Session | null, ticket: Ticket): boolean =>
  ticket.status === 'open' && session !== null && ticket.counselor === session.name;

export const mayTransfer = (session: Session | null, ticket: Ticket): boolean =>
  ticket.status === 'open' && (isOwn(session, ticket) || supervises(session));

/** A supervisor may also close what still waits. */
export const mayClose = (session: Session | null, ticket: Ticket): boolean =>
  isOwn(session, ticket) || (supervises(session) && ticket.status !== 'closed');

/** `zh` serves `zh-Hant` too; who has named no language is offered every one. */
export const speaks = (person: { readonly languages: readonly string[] }, language: string): boolean =>
  person.languages.length === 0
  || person.languages.some((spoken) => language === spoken || language.startsWith(`${spoken}-`));
