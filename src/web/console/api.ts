import type {
  CannedReply, Counselor, Hidden, Resolution, Session, Ticket, TicketDetail, TicketStatus,
} from './contract';
import type { Alert, AlertPreview, AlertRequest, Alerts } from './alerts/contract';
import type { CaseAct, CaseActRequest, CaseChoices, CaseDetail, Cases } from './cases/contract';
import type { ChannelRow } from './channels/contract';
import type { Alternative, Findings, Intent, Misses, NewProposal, Proposal } from './misses/contract';

/** Status 0: the server was not reached, so nobody knows whether it was done. */
export interface Failure {
  readonly ok: false;
  readonly status: number;
  readonly code: string | null;
  readonly detail: string | null;
  /** Seconds, from `Retry-After`. */
  readonly retryAfter: number | null;
}

export type Answer<T> = { readonly ok: true; readonly value: T } | Failure;

const longestWaitMs = 15_000;

/** The desk's HTTP contract, one function a route. A refusal is an answer, never an exception. */
export class DeskApi {
  readonly #fetch: typeof fetch;

  constructor(fetching: typeof fetch) {
    this.#fetch = fetching;
  }

  session = () => this.#ask<Session>('GET', '/api/session');
  signIn = (name: string, password: string) => this.#ask<null>('POST', '/api/session', { name, password });
  signInFirst = (token: string, name: string, password: string) =>
    this.#ask<null>('POST', '/api/session/first', { token, name, password });
  signOut = () => this.#ask<null>('DELETE', '/api/session');

  tickets = (status: TicketStatus) => this.#ask<Ticket[]>('GET', `/api/desk/tickets?status=${status}`);
  ticket = (id: string) => this.#ask<TicketDetail>('GET', path(id));
  accept = (id: string) => this.#ask<Ticket>('POST', path(id, 'accept'), {});
  message = (id: string, message: { id: string; text: string; private?: boolean }) =>
    this.#ask<{ id: string } | null>('POST', path(id, 'messages'), message);
  note = (id: string, note: { id: string; text: string }) =>
    this.#ask<{ id: string } | null>('POST', path(id, 'note'), note);
  typing = (id: string) => this.#ask<null>('POST', path(id, 'typing'), {});
  transfer = (id: string, to: string | null, note: string) =>
    this.#ask<unknown>('POST', path(id, 'transfer'), { to, note });
  close = (id: string, resolution: Resolution, note: string) =>
    this.#ask<unknown>('POST', path(id, 'close'), note ? { resolution, note } : { resolution });

  /** What is hidden; that it was looked at is recorded. */
  reveal = (id: string, what: Hidden, reason: string) =>
    this.#ask<{ value: string }>('POST', path(id, 'reveal'), { ...what, reason });

  /** A reply that the channel refused, once more. */
  sendAgain = (id: string, line: number) => this.#ask<null>('POST', path(id, `lines/${line}/again`), {});

  counselors = () => this.#ask<Counselor[]>('GET', '/api/desk/counselors');
  canned = () => this.#ask<CannedReply[]>('GET', '/api/desk/canned');
  duty = (on: boolean) => this.#ask<null>('POST', '/api/desk/duty', { on });

  channels = () => this.#ask<readonly ChannelRow[]>('GET', '/api/channels');

  alerts = () => this.#ask<Alerts>('GET', '/api/alerts');
  previewAlert = (asked: AlertRequest) => this.#ask<AlertPreview>('POST', '/api/alerts/preview', asked);
  raiseAlert = (asked: AlertRequest) => this.#ask<Alert>('POST', '/api/alerts', asked);
  endAlert = (id: string) => this.#ask<null>('POST', `/api/alerts/${encodeURIComponent(id)}/end`, {});

  misses = () => this.#ask<Misses>('GET', '/api/misses');
  intents = () => this.#ask<readonly Intent[]>('GET', '/api/misses/intents');
  alternatives = (text: string, language: string) => this.#ask<readonly Alternative[]>('POST', '/api/misses/alternatives', { text, language });
  findings = () => this.#ask<Findings>('GET', '/api/misses/findings');
  proposals = () => this.#ask<readonly Proposal[]>('GET', '/api/misses/proposals');
  propose = (proposal: NewProposal) => this.#ask<Proposal>('POST', '/api/misses/proposals', proposal);
  /** A unified diff. */
  patch = () => this.#ask<string>('GET', '/api/misses/proposals/patch');
  withdraw = (id: string) => this.#ask<null>('POST', `/api/misses/proposals/${encodeURIComponent(id)}/withdraw`, {});

  cases = (query: string) => this.#ask<Cases>('GET', `/api/cases?${query}`);
  caseChoices = () => this.#ask<CaseChoices>('GET', '/api/cases/choices');
  case = (number: string) => this.#ask<CaseDetail>('GET', `/api/cases/${encodeURIComponent(number)}`);
  actOnCase = (number: string, act: CaseAct, asked: CaseActRequest) => this.#ask<CaseDetail>('POST', `/api/cases/${encodeURIComponent(number)}/${act}`, asked);
  revealCase = (number: string, slot: string | null, reason: string) =>
    this.#ask<{ value: string }>('POST', `/api/cases/${encodeURIComponent(number)}/reveal`, slot ? { slot, reason } : { reason });

  async #ask<T>(method: string, url: string, body?: object): Promise<Answer<T>> {
    try {
      const response = await this.#fetch(url, {
        method,
        credentials: 'same-origin',
        signal: AbortSignal.timeout(longestWaitMs),
        headers: method === 'GET' ? {} : { 'Content-Type': 'application/json' },
        ...(body ? { body: JSON.stringify(body) } : {}),
      });
      const said: unknown = await content(response);
      return response.ok ? { ok: true, value: said as T } : refusal(response, said);
    } catch {
      return { ok: false, status: 0, code: null, detail: null, retryAfter: null };
    }
  }
}

const path = (id: string, act?: string) => `/api/desk/tickets/${encodeURIComponent(id)}${act ? `/${act}` : ''}`;

async function content(response: Response): Promise<unknown> {
  const text = await response.text();
  const type = response.headers.get('Content-Type') ?? '';
  if (!text || type.startsWith('text/x-diff')) return text || null;
  return type.includes('json') ? JSON.parse(text) : null;
}

function refusal(response: Response, said: unknown): Failure {
  const problem = (said ?? {}) as { code?: string; detail?: string; title?: string };
  return {
    ok: false,
    status: response.status,
    code: problem.code ?? null,
    detail: problem.detail ?? problem.title ?? null,
    retryAfter: seconds(response.headers.get('Retry-After')),
  };
}

const seconds = (header: string | null) => header && /^\d+$/.test(header) ? Number(header) : null;
