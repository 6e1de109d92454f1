/** `/api/cases` as types. Times are ISO 8601, days `2026-11-28`, degrees WGS 84. */

export const states = ['received', 'assigned', 'in-progress', 'done', 'declined', 'merged'] as const;
export type CaseState = (typeof states)[number];

export interface Case {
  readonly number: string;
  readonly kind: string;
  readonly state: CaseState;
  readonly place: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly photos: number;
  readonly language: string;
  readonly channel: string;
  readonly municipality: string;
  readonly department: string;
  readonly officer: string;
  readonly due: string | null;
  readonly overdue: boolean;
  readonly openedAt: string;
  readonly reason: string | null;
  readonly mergedInto: string | null;
}

export interface Cases {
  readonly cases: readonly Case[];
  readonly total: number;
}

export interface NearCase {
  readonly case: Case;
  readonly metres: number;
}

export interface CaseFact {
  readonly name: string;
  readonly by: string;
  readonly at: string;
  readonly what: string | null;
  /** The officer’s own words to the citizen. */
  readonly told?: string | null;
}

export interface CaseDetail {
  readonly case: Case;
  readonly details: readonly { readonly name: string; readonly value: string }[];
  readonly photos: readonly string[];
  readonly hasContact: boolean;
  readonly merged: readonly Case[];
  readonly near: readonly NearCase[];
  readonly history: readonly CaseFact[];
}

export interface CaseChoices {
  readonly kinds: readonly string[];
  readonly reasons: readonly string[];
  readonly municipalities: readonly { readonly key: string; readonly name: string }[];
  readonly departments: readonly string[];
  /** Address of map tiles, or empty for a plain grid. */
  readonly tiles: string;
  readonly attribution: string;
}

export type CaseAct = 'assign' | 'start' | 'finish' | 'decline' | 'merge';

export interface CaseActRequest {
  readonly note?: string;
  readonly officer?: string;
  readonly department?: string;
  readonly reason?: string;
  readonly into?: string;
}

export interface CaseFilter {
  readonly state: string;
  readonly kind: string;
  readonly municipality: string;
  readonly number: string;
  readonly mine: boolean;
  readonly page: number;
}

export const everything: CaseFilter = { state: 'open', kind: '', municipality: '', number: '', mine: false, page: 1 };

export const pageSize = 50;

/** The filter as the server reads it; what narrows nothing is left out. */
export function query(filter: CaseFilter): string {
  const { mine, page, ...texts } = filter;
  const asked = new URLSearchParams(Object.entries(texts).filter(([, value]) => value));
  if (mine) asked.set('mine', 'true');
  if (page > 1) asked.set('page', String(page));
  return asked.toString();
}

export const isOpen = (one: Case): boolean => one.state === 'received' || one.state === 'assigned' || one.state === 'in-progress';

/** What can be done with it now, the next step first. */
export const actsOn = (one: Case): readonly CaseAct[] =>
  one.state === 'received' ? ['assign', 'start', 'decline']
  : one.state === 'assigned' ? ['start', 'finish', 'assign', 'decline']
  : one.state === 'in-progress' ? ['finish', 'assign', 'decline']
  : [];
