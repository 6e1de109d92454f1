/** `/api/misses` as types. Times are ISO 8601, shares fractions of 1. */

/** What happened next, in the order in which it is told: the good ends first. */
export const sequels = ['chosen', 'rephrased', 'handed-off', 'gave-up', 'open'] as const;
export type Sequel = (typeof sequels)[number];

export interface Cluster {
  readonly sample: string;
  readonly language: string;
  readonly count: number;
  readonly languages: readonly string[];
  /** A few other ways in which it was put. */
  readonly others: readonly string[];
  readonly lastAsked: string;
  readonly next: Readonly<Partial<Record<Sequel, number>>>;
  /** The intents that citizens found at last. */
  readonly found: readonly string[];
  /** The intent that an example is most likely for. */
  readonly nearest: string | null;
  readonly proposed: boolean;
}

export interface Misses {
  readonly clusters: readonly Cluster[];
  readonly questions: number;
  readonly days: number;
}

export interface Intent {
  readonly intent: string;
  readonly title: Readonly<Record<string, string>>;
  /** How many it has, by language. */
  readonly examples: Readonly<Record<string, number>>;
}

export interface Alternative {
  readonly intent: string;
  readonly score: number;
}

export interface NewProposal {
  readonly text: string;
  readonly intent: string;
  readonly language: string;
}

export interface Proposal extends NewProposal {
  readonly id: string;
  readonly by: string;
  readonly at: string;
  /** `taken`: the dialogs have it; `homeless`: there is no file for it any more. */
  readonly state: 'open' | 'taken' | 'homeless';
}

export interface Score {
  readonly right: number;
  readonly answered: number;
  readonly outOfScope: number | null;
}

export interface Change {
  readonly language: string;
  readonly questions: number;
  readonly added: number;
  readonly before: Score;
  readonly after: Score;
}

export interface IntentFigures {
  readonly intent: string;
  readonly examples: number;
  readonly precision: number | null;
  readonly recall: number | null;
}

export interface Confusion {
  readonly expected: string;
  readonly answered: string;
  readonly count: number;
  readonly samples: readonly string[];
}

export interface Findings {
  readonly state: 'running' | 'done' | 'failed';
  readonly done: number;
  readonly total: number;
  readonly proposed: number;
  readonly changes: readonly Change[];
  readonly intents: readonly IntentFigures[];
  readonly confusions: readonly Confusion[];
}
