/** One server-sent event as it stood on the wire. */
export interface ServerSent {
  readonly event: string;
  readonly data: string;
}

/** Reads server-sent events from pieces of text, wherever they were cut (WHATWG HTML, "Server-sent events"). */
export class ServerSentReader {
  #rest = '';
  #id: string | null = null;
  #lastId: string | null = null;
  #event = '';
  #data: string[] = [];

  /** Where a new stream goes on. An id may come alone, before anything has happened. */
  get lastId(): string | null {
    return this.#lastId;
  }

  read(piece: string): ServerSent[] {
    // A lone CR at the end may be half of a CRLF: it waits for the next piece.
    const text = this.#rest + piece;
    const lines = text.split(/\r\n|\n|\r(?!$)/);
    this.#rest = lines.pop() ?? '';
    return lines.flatMap((line) => this.#line(line));
  }

  #line(line: string): ServerSent[] {
    if (line === '') return this.#dispatch();
    const colon = line.indexOf(':');
    if (colon === 0) return [];
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (field === 'id') this.#id = value;
    else if (field === 'event') this.#event = value;
    else if (field === 'data') this.#data.push(value);
    return [];
  }

  #dispatch(): ServerSent[] {
    this.#lastId = this.#id;
    const said = { event: this.#event || 'message', data: this.#data.join('\n') };
    const empty = this.#data.length === 0;
    this.#event = '';
    this.#data = [];
    return empty ? [] : [said];
  }
}
