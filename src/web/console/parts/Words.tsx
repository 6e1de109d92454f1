import { parts } from '../../shared/links';

/** Text as it was written, with its addresses and telephone numbers as links. */
export function Words({ text, language }: { readonly text: string; readonly language?: string }) {
  return (
    <p class="words" lang={language}>
      {parts(text).map((part, index) => part.href
        ? <a key={index} href={part.href} target="_blank" rel="noopener noreferrer">{part.text}</a>
        : part.text)}
    </p>
  );
}
