import type { Attachment, CardAction } from './activity';

/** The cards of the Bot Framework in one shape: each kind fills what it has. */
export interface Card {
  title?: string;
  subtitle?: string;
  text?: string;
  images?: { url?: string; alt?: string }[];
  image?: { url?: string; alt?: string };
  media?: { url?: string }[];
  facts?: { key?: string; value?: string }[];
  items?: { title?: string; subtitle?: string; price?: string; quantity?: string }[];
  total?: string;
  tax?: string;
  vat?: string;
  buttons?: CardAction[];
}

export type CardKind = 'hero' | 'thumbnail' | 'receipt' | 'signin' | 'oauth' | 'audio' | 'video' | 'animation' | 'adaptive';

const prefix = 'application/vnd.microsoft.card.';

export const cardKind = ({ contentType }: Attachment): CardKind | undefined =>
  contentType.startsWith(prefix) ? (contentType.slice(prefix.length) as CardKind) : undefined;

/** What the attachment says as a card; an adaptive card becomes its words and its links. */
export function cardOf(attachment: Attachment): Card | undefined {
  const kind = cardKind(attachment);
  if (!kind || typeof attachment.content !== 'object' || !attachment.content) return undefined;
  return kind === 'adaptive' ? adaptive(attachment.content as AdaptiveCard) : (attachment.content as Card);
}

interface AdaptiveElement {
  type?: string;
  text?: string;
  altText?: string;
  items?: AdaptiveElement[];
  columns?: AdaptiveElement[];
  facts?: { title?: string; value?: string }[];
}

interface AdaptiveCard {
  fallbackText?: string;
  body?: AdaptiveElement[];
  actions?: { type?: string; title?: string; url?: string }[];
}

function adaptive({ fallbackText, body, actions }: AdaptiveCard): Card {
  const text = fallbackText ?? (body ?? []).flatMap(elementWords).join('\n');
  const links = (actions ?? []).filter(({ type }) => type === 'Action.OpenUrl');
  return {
    text,
    buttons: links.map(({ title, url }) => ({ type: 'openUrl', ...(title && { title }), value: url })),
  };
}

function elementWords({ text, altText, items, columns, facts }: AdaptiveElement): string[] {
  const own = text ?? altText;
  return [
    ...(own ? [own] : []),
    ...(facts ?? []).map(({ title, value }) => `${title ?? ''}: ${value ?? ''}`),
    ...[...(items ?? []), ...(columns ?? [])].flatMap(elementWords),
  ];
}

/** A card as plain lines, for the transcript. */
export function cardText(attachment: Attachment): string {
  const card = cardOf(attachment);
  if (!card) return '';
  const lines = [
    card.title,
    card.subtitle,
    card.text,
    ...(card.facts ?? []).map(({ key, value }) => `${key ?? ''}: ${value ?? ''}`),
    ...(card.items ?? []).map(({ title, price }) => `${title ?? ''} ${price ?? ''}`.trim()),
    card.total,
    ...(card.buttons ?? []).map(({ title = '', value }) => `· ${title} ${leadsTo(title, value)}`.trim()),
  ];
  return lines.filter(Boolean).join('\n');
}

/** The address behind a button, or the number that it dials, unless its words say that already. */
function leadsTo(title: string, value: unknown): string {
  const address = typeof value === 'string' ? value.replace(/^(?:tel|mailto):/, '') : '';
  return title.includes(address) ? '' : address;
}
