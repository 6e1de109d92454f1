import type { Failure } from './api';
import type { Words } from './shape';
import type { TextKey } from './texts';

const byCode: Readonly<Record<string, TextKey>> = {
  'ticket.not-waiting': 'problem.not-waiting',
  'ticket.not-open': 'problem.not-open',
  'ticket.not-mine': 'problem.not-mine',
  'ticket.closed': 'problem.not-open',
  'ticket.busy': 'problem.busy',
  'channel.window-closed': 'reach.window-closed',
  'text.personal-data': 'problem.personal-data',
  'ticket.not-public': 'problem.no-private',
  'channel.no-private-replies': 'problem.no-private',
  'text.private-too-long': 'problem.private-too-long',
  'conversation.ended': 'problem.ended',
  'text.control-characters': 'problem.control-characters',
  'name.bad': 'problem.name',
  'password.too-short': 'problem.password-short',
  'password.too-long': 'problem.password-long',
  'password.too-simple': 'problem.password-simple',
  'password.like-the-name': 'problem.password-name',
  'line.unknown': 'problem.line',
  'key.missing': 'problem.key-missing',
  'counselor.off-duty': 'problem.off-duty',
  'counselor.same': 'problem.same-counselor',
  'counselor.unknown': 'problem.unknown-counselor',
  'text.empty': 'problem.empty',
  'intent.none': 'problem.no-intent',
  'intent.unknown': 'problem.unknown-intent',
  'language.unknown': 'problem.unknown-language',
  'example.known': 'problem.known-example',
  'example.too-long': 'problem.long-example',
  'proposal.known': 'problem.known-proposal',
  'findings.running': 'proposals.download-waits',
  'patch.empty': 'problem.empty-patch',
  'alert.until': 'problem.alert-until',
  'alert.reason': 'problem.alert-reason',
  'alert.over': 'problem.alert-over',
  'case.closed': 'problem.case-closed',
  'case.same': 'problem.case-same',
  'case.in-progress': 'problem.case-in-progress',
  'case.not-assigned': 'problem.case-not-assigned',
  'case.other-closed': 'problem.case-other-closed',
  'case.other-kind': 'problem.case-other-kind',
  'case.busy': 'problem.case-busy',
  'case.nobody': 'problem.case-nobody',
  'reason.unknown': 'problem.case-reason',
  'case.unknown': 'problem.case-unknown',
};

/** A refusal in words that say what to do. */
export function wordsFor(failure: Failure): Words {
  const known = failure.code ? byCode[failure.code] : undefined;
  if (known) return { key: known };
  if (failure.status === 0) return { key: 'problem.unreachable' };
  if (failure.status === 429) return { key: 'problem.too-many', with: { seconds: failure.retryAfter ?? 10 } };
  if (failure.status >= 500) return { key: 'problem.server' };
  if (failure.status === 403) return { key: 'problem.forbidden' };
  if (failure.status === 404) return { key: 'problem.gone' };
  if (failure.status === 409) return { key: 'problem.not-mine' };
  if (failure.status === 413) return { key: 'problem.too-long' };
  return { key: 'problem.refused', with: { detail: failure.detail ?? `HTTP ${failure.status}` } };
}

/** Whether the same request may succeed a little later. */
export const passing = (failure: Failure): boolean =>
  failure.status === 0 || failure.status === 429 || failure.status >= 500;
