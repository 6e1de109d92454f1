import type { Cluster, Findings, Intent, Proposal } from '../../src/web/console/misses/contract';

export const cluster = (sample: string, more: Partial<Cluster> = {}): Cluster => ({
  sample, language: 'ko', count: 3, languages: ['ko'], others: [], lastAsked: '2026-11-22T01:00:00Z', next: { 'gave-up': 3 }, found: [], nearest: null, proposed: false, ...more,
});

export const intents: readonly Intent[] = [
  { intent: 'local-tax', title: { ko: '지방세 납부', en: 'Local tax' }, examples: { ko: 90, en: 80 } },
  { intent: 'passport', title: { ko: '여권 발급', en: 'Passport' }, examples: { ko: 95, en: 88 } },
  { intent: 'out-of-scope', title: {}, examples: { ko: 40, en: 40 } },
];

export const proposal = (text: string, more: Partial<Proposal> = {}): Proposal => ({
  id: text, text, intent: 'passport', language: 'ko', by: '박지우', at: '2026-11-22T01:00:00Z', state: 'open', ...more,
});

const score = (right: number) => ({ right, answered: right - 0.02, outOfScope: null });

export const running: Findings = { state: 'running', done: 3, total: 10, proposed: 1, changes: [], intents: [], confusions: [] };

export const done: Findings = {
  ...running, state: 'done', done: 10,
  changes: [
    { language: 'ko', questions: 2000, added: 1, before: score(0.931), after: score(0.934) },
    { language: 'en', questions: 1900, added: 0, before: score(0.92), after: score(0.918) },
  ],
  intents: [{ intent: 'local-tax', examples: 90, precision: 0.9, recall: 1 }, { intent: 'passport', examples: 95, precision: 1, recall: 0.8 }],
  confusions: [{ expected: 'passport', answered: 'local-tax', count: 4, samples: ['여권 세금'] }],
};
