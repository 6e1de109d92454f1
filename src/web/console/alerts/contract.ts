/** The HTTP contract of `/api/alerts` as types. Times are ISO 8601. */

export type Words = Readonly<Record<string, string>>;

export interface Alert {
  readonly id: string;
  readonly kind: string;
  readonly words: Words;
  readonly reason: string;
  readonly by: string;
  readonly at: string;
  readonly until: string;
  readonly endedAt: string | null;
  readonly on: boolean;
}

export interface Alerts {
  readonly alerts: readonly Alert[];
  readonly kinds: readonly string[];
}

export interface AlertRequest {
  readonly kind: string;
  readonly words: Words;
  readonly reason?: string;
  readonly until?: string;
}

export interface AlertPreview {
  readonly words: Words;
  readonly texts: Words;
}
