import { type Attachment, isCounselor, isSystem } from '../shared/activity';
import type { Texts } from '../shared/texts';
import { cardText } from '../shared/cards';
import type { Entry } from './state';
import { fullTime } from './times';

/** The conversation as a text file that opens anywhere; lines end as Windows expects. */
export function transcript(entries: readonly Entry[], t: Texts, language: string, now: number): string {
  const head = [t('transcript-title', { title: t('title') }), t('transcript-saved', { time: fullTime(language, now) })];
  const lines = entries.map((entry) => `[${fullTime(language, entry.at)}] ${speaker(entry, t)}: ${words(entry, t)}`);
  return `${[...head, '', ...lines].join('\r\n').replace(/\r?\n/g, '\r\n')}\r\n`;
}

export function speaker({ mine, activity, notice }: Entry, t: Texts): string {
  if (mine) return t('me');
  if (notice || isSystem(activity)) return t('title');
  return isCounselor(activity) ? `${t('counselor')} ${activity.from?.name ?? ''}`.trim() : t('bot');
}

function words({ activity, notice }: Entry, t: Texts): string {
  if (notice) return t(notice);
  const shown = (activity.attachments ?? []).map((attachment) => attached(attachment, t));
  return [activity.text, ...shown].filter(Boolean).join('\n');
}

const attached = (attachment: Attachment, t: Texts): string =>
  cardText(attachment) || `(${attachment.contentType.startsWith('image/') ? t('photo') : t('file')}: ${attachment.name ?? attachment.contentType})`;

/** Offers the text as a download. The mark in front makes Windows read it as UTF-8. */
export function download(name: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob(['\ufeff', text], { type: 'text/plain;charset=utf-8' }));
  link.download = name;
  link.click();
  // The click has handed the address to the browser by the next task at the latest.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
