/** `/api/channels`: how a channel is. */
export interface ChannelRow {
  readonly channel: string;
  /** Null when the vendor cannot be asked, or has not been yet. */
  readonly well: boolean | null;
  readonly detail: string | null;
  readonly probedAt: string | null;
  readonly lastIn: string | null;
  readonly lastOut: string | null;
  /** Replies on their way. */
  readonly waiting: number;
  /** Replies that were refused or put off since the server started. */
  readonly failures: number;
  readonly lastFailure: string | null;
}
