/** The desk's HTTP contract (`/api/session`, `/api/desk/*`) as types. Times are ISO 8601, ids are opaque. */

export type Urgency = 'normal' | 'high' | 'emergency';
export type TicketStatus = 'waiting' | 'open' | 'closed';
export type Delivery = 'sent' | 'sending' | 'failed';
export type Resolution = 'resolved' | 'referred' | 'no-answer' | 'spam' | 'other';

export const resolutions: readonly Resolution[] = ['resolved', 'referred', 'no-answer', 'spam', 'other'];

export interface Session {
  readonly name: string;
  readonly role: string;
  readonly languages: readonly string[];
  readonly skills: readonly string[];
  readonly onDuty: boolean;
}

export interface Ticket {
  readonly id: string;
  readonly conversation: string;
  readonly channel: string;
  readonly language: string;
  readonly topic: string | null;
  readonly reason: string;
  readonly urgency: Urgency;
  readonly openedAt: string;
  readonly status: TicketStatus;
  readonly counselor: string | null;
  readonly position: number | null;
  /** The citizen's last words, masked. */
  readonly preview: string | null;
  readonly unread: number;
  /** Said where everybody reads it, such as a comment; and so is the answer, unless it is sent privately. */
  readonly public?: boolean;
}

export interface Slot {
  readonly name: string;
  readonly value: string;
}

export interface Attachment {
  readonly contentType?: string | null;
  readonly contentUrl?: string | null;
  readonly name?: string | null;
  /** What a card says. */
  readonly content?: unknown;
}

export interface Entry {
  readonly id: string;
  readonly sequence: number;
  readonly from: 'citizen' | 'bot' | 'counselor' | 'note';
  readonly name: string | null;
  readonly text: string | null;
  readonly attachments?: readonly Attachment[] | null;
  /** Bot Framework entities; the desk reads `Place` and `GeoCoordinates`. */
  readonly entities?: readonly unknown[] | null;
  readonly at: string;
  readonly delivery: Delivery;
  /** Why it was refused, in the channel's words. */
  readonly problem: string | null;
  /** What is covered in it can be revealed for a reason. */
  readonly masked?: boolean;
  /** A counselor's answer in private to what was said in public. */
  readonly privately?: boolean;
}

/** What a counselor can ask to see: a private value of the ticket, or a line of the transcript as it was written. */
export type Hidden = { readonly slot: string } | { readonly line: number };

export interface TicketDetail extends Ticket {
  readonly slots: readonly Slot[];
  readonly transcript: readonly Entry[];
  readonly callBack: boolean;
  readonly resolution: string | null;
  /** Null: he can be written to at any time. */
  readonly reach?: Reach | null;
  /** What was said in public can be answered privately. */
  readonly privateReplies?: boolean;
}

/** Until when a citizen can be written to, and why not now. */
export interface Reach {
  readonly until: string | null;
  readonly why: 'window-closed' | 'waits-for-citizen' | 'channel-off' | null;
}

export interface Counselor {
  readonly name: string;
  readonly role: string;
  readonly languages: readonly string[];
  readonly skills: readonly string[];
  readonly onDuty: boolean;
  /** How many conversations he has open. */
  readonly open: number;
}

export interface CannedReply {
  readonly key: string;
  readonly title: Readonly<Record<string, string>>;
  readonly text: Readonly<Record<string, string>>;
}

/** What `/api/desk/events` says, by event name. */
export type DeskEvent =
  | { readonly event: 'ticket'; readonly data: Ticket }
  | { readonly event: 'entry'; readonly data: { readonly ticket: string; readonly entry: Entry } }
  | { readonly event: 'typing'; readonly data: { readonly ticket: string; readonly from: string } }
  | { readonly event: 'delivery'; readonly data: DeliveryChange }
  | { readonly event: 'reload'; readonly data: object };

export interface DeliveryChange {
  readonly ticket: string;
  readonly id: string;
  readonly delivery: Delivery;
  readonly problem: string | null;
}
