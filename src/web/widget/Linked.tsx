import type { JSX } from 'preact';
import { parts } from '../shared/links';

/** Words with their addresses and telephone numbers made clickable. Never read as markup. */
export function Linked({ text }: { text: string }): JSX.Element {
  return (
    <>
      {parts(text).map(({ text: words, href }, index) =>
        href ? <a key={index} href={href} {...elsewhere(href)}>{words}</a> : whole(words),
      )}
    </>
  );
}

/** A case number or a telephone number is read out and written down: it never breaks at its hyphens. */
export const whole = (words: string): JSX.Element[] =>
  words.split(/(\b[A-Z]-\d{4}-\d{6}|\+?\d[\d-]{1,14}\d)/).map((piece, index) => (index % 2 ? <span key={index} class="whole">{piece}</span> : <>{piece}</>));

/** A web page opens beside the chat; a telephone number is dialled where we are. */
export const elsewhere = (href: string): { target?: string; rel?: string } =>
  href.startsWith('http') ? { target: '_blank', rel: 'noopener noreferrer' } : {};
