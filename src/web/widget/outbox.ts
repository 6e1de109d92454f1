import { type Activity, clientId } from '../shared/activity';
import type { Sent } from '../shared/wire';
import { decode, type EncodedFile, encode } from './files';
import type { Memory } from './memory';
import type { Delivery } from './state';

/** Something to send, with its files. It keeps its client id through every retry and reload, so it is stored once. */
export interface Parcel {
  activity: Activity;
  files: readonly File[];
  /** Waits for the citizen to press "send again", or, when the server will never take it, "remove". */
  failed?: 'failed' | 'refused';
}

interface KeptParcel extends Omit<Parcel, 'files'> {
  files: EncodedFile[];
}

type Report = (clientId: string, delivery: Delivery, reason?: string) => void;

const triesBeforeFailed = 6;
const longestPause = 30_000;

/** Sends one parcel at a time in the order they were given, and keeps what is unsent over a reload. */
export class Outbox {
  private parcels: Parcel[];
  private online = false;
  private busy = false;
  private cleared = false;
  private tries = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly memory: Memory,
    private readonly send: (activity: Activity, files: readonly File[]) => Promise<Sent>,
    private readonly report: Report,
  ) {
    this.parcels = (memory.queue as KeptParcel[]).map((kept) => ({ ...kept, files: kept.files.map(decode) }));
  }

  get unsent(): readonly Parcel[] {
    return this.parcels;
  }

  find(id: string): Parcel | undefined {
    return this.parcels.find(({ activity }) => clientId(activity) === id);
  }

  add(parcel: Parcel): void {
    this.parcels.push(parcel);
    void this.keep();
    this.flush();
  }

  /** Tries a refused parcel again, after everything that waits already. */
  retry(id: string): void {
    const parcel = this.find(id);
    if (!parcel) return;
    this.parcels = this.parcels.filter((other) => other !== parcel);
    this.report(id, 'waiting');
    this.add({ activity: parcel.activity, files: parcel.files });
  }

  /** Sends it no more: the server showed that it has this one, whatever became of the request, or the citizen took it away. */
  drop(id: string): void {
    const rest = this.parcels.filter(({ activity }) => clientId(activity) !== id);
    if (rest.length === this.parcels.length) return;
    this.parcels = rest;
    void this.keep();
  }

  setOnline(online: boolean): void {
    this.online = online;
    if (online) this.flush();
  }

  /** For good: another outbox takes this one's place. */
  clear(): void {
    this.setOnline(false);
    clearTimeout(this.timer);
    this.parcels = [];
    this.memory.keepQueue([]);
    this.cleared = true;
  }

  private flush(): void {
    clearTimeout(this.timer);
    if (!this.busy) void this.run();
  }

  private async run(): Promise<void> {
    this.busy = true;
    for (let next = this.next(); next; next = this.next()) {
      const id = clientId(next.activity) ?? '';
      this.report(id, 'sending');
      const pause = this.settle(next, id, await this.send(next.activity, next.files));
      if (pause === undefined) continue;
      this.timer = setTimeout(() => this.flush(), pause);
      break;
    }
    this.busy = false;
  }

  private next(): Parcel | undefined {
    return this.online ? this.parcels.find((parcel) => !parcel.failed) : undefined;
  }

  /** Milliseconds to wait before the next try, or nothing when the parcel is settled. */
  private settle(parcel: Parcel, id: string, sent: Sent): number | undefined {
    if (sent.kind === 'sent') {
      this.tries = 0;
      this.report(id, 'sent');
      this.drop(id);
      return undefined;
    }
    if (sent.kind === 'refused' || (sent.reached && ++this.tries >= triesBeforeFailed)) {
      this.tries = 0;
      parcel.failed = sent.kind === 'refused' ? 'refused' : 'failed';
      this.report(id, parcel.failed, sent.kind === 'refused' ? sent.message : undefined);
      void this.keep();
      return undefined;
    }
    if (!sent.reached) this.report(id, 'waiting');
    return sent.afterMs ?? Math.min(longestPause, 1_000 * 2 ** this.tries);
  }

  private async keep(): Promise<void> {
    const encoded = await Promise.all(
      this.parcels.map(async (parcel): Promise<KeptParcel> => ({ ...parcel, files: await Promise.all(parcel.files.map(encode)) })),
    );
    // While pictures were being encoded a parcel may have gone; what is kept is what is unsent now.
    const ids = new Set(this.parcels.map(({ activity }) => clientId(activity)));
    const current = encoded.filter(({ activity }) => ids.has(clientId(activity)));
    if (this.cleared) return;
    if (!this.memory.keepQueue(current)) this.memory.keepQueue(current.filter(({ files }) => !files.length));
  }
}
