import { useState } from 'preact/hooks';
import { beginning } from '../../shared/fold';
import { parts } from '../../shared/links';
import { useDesk } from '../context';

/** Text as it was written, with its addresses and telephone numbers as links. One of many screens is folded. */
export function Words({ text, language }: { readonly text: string; readonly language?: string }) {
  const { t } = useDesk();
  const [whole, setWhole] = useState(false);
  const head = beginning(text);
  return (
    <>
      <p class="words" lang={language}>
        {parts(whole ? text : head ?? text).map((part, index) => part.href
          ? <a key={index} href={part.href} target="_blank" rel="noopener noreferrer">{part.text}</a>
          : part.text)}
      </p>
      {head && <button type="button" class="small" aria-expanded={whole} onClick={() => setWhole(!whole)}>{t(whole ? 'words.less' : 'words.more')}</button>}
    </>
  );
}
