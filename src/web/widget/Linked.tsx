import type { JSX } from 'preact';
import { parts } from '../shared/links';

/** Words with their addresses and telephone numbers made clickable. Never read as markup. */
export function Linked({ text }: { text: string }): JSX.Element {
  return (
    <>
      {parts(text).map(({ text: words, href }, index) =>
        href ? <a key={index} href={href} {...elsewhere(href)}>{words}</a> : words,
      )}
    </>
  );
}

/** A web page opens beside the chat; a telephone number is dialled where we are. */
export const elsewhere = (href: string): { target?: string; rel?: string } =>
  href.startsWith('http') ? { target: '_blank', rel: 'noopener noreferrer' } : {};
