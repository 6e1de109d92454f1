import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Icon } from './icons';
import { MessageLine } from './Message';
import { QuickReplies } from './QuickReplies';
import { type Entry, quickReplies } from './state';
import { day, sameDay, together } from './times';
import type { Ui } from './Widget';

/** Nearer to the end than this counts as being there. */
const nearEnd = 48;

export function Log({ ui, open }: { ui: Ui; open: boolean }): JSX.Element {
  const { chat, t } = ui;
  const { entries, typing } = chat.state;
  const replies = quickReplies(chat.state);
  const { box, atEnd, missed, toEnd, onScroll } = useFollow(entries, typing !== null, open);

  return (
    <div class="log-frame">
      <div ref={box} class="log" tabIndex={0} role="region" aria-label={t('log')} onScroll={onScroll}>
        <p class="privacy">{t('privacy')}</p>
        {!entries.length && <Empty ui={ui} />}
        <div role="log" aria-live={open ? 'polite' : 'off'} aria-relevant="additions">
          {entries.map((entry, index) => (
            <Line key={entry.key} ui={ui} entries={entries} index={index} />
          ))}
        </div>
        {typing !== null && <Typing name={typing || chat.state.counselor || t('bot')} t={t} />}
        <QuickReplies ui={ui} actions={replies} />
      </div>
      {!atEnd && (
        <button type="button" class="jump" onClick={toEnd}>
          <Icon name="down" />
          {missed ? t('new-messages', { count: missed }) : t('to-bottom')}
        </button>
      )}
    </div>
  );
}

function Line({ ui, entries, index }: { ui: Ui; entries: readonly Entry[]; index: number }): JSX.Element {
  const entry = entries[index]!;
  const before = entries[index - 1];
  const after = entries[index + 1];
  const isLastOwn = entry.mine && !entries.slice(index + 1).some(({ mine }) => mine);
  return (
    <>
      {(!before || !sameDay(before.at, entry.at)) && <p class="day">{day(ui.language, entry.at)}</p>}
      <MessageLine
        ui={ui} entry={entry} first={!before || !isTogether(before, entry)}
        last={!after || !isTogether(entry, after)} isLastOwn={isLastOwn}
      />
    </>
  );
}

const isTogether = (a: Entry, b: Entry): boolean =>
  a.mine === b.mine && Boolean(a.notice) === Boolean(b.notice) && a.activity.from?.name === b.activity.from?.name
  && Boolean(a.activity.channelData?.system) === Boolean(b.activity.channelData?.system) && Math.abs(b.at - a.at) < together;

function Empty({ ui: { chat, t } }: { ui: Ui }): JSX.Element {
  return (
    <div class="empty">
      <Icon name="chat" />
      <h3>{t('empty-title')}</h3>
      <p>{t('empty-text')}</p>
      {chat.state.link === 'connecting' && <p class="connecting">{t('link-connecting')}</p>}
    </div>
  );
}

function Typing({ name, t }: { name: string; t: Ui['t'] }): JSX.Element {
  return (
    <div class="typing" role="status">
      <span class="hidden">{t('typing', { name })}</span>
      <i /><i /><i />
    </div>
  );
}

interface Follow {
  box: { current: HTMLDivElement | null };
  atEnd: boolean;
  /** Messages that came while the citizen was reading further up. */
  missed: number;
  toEnd(): void;
  onScroll(): void;
}

/** Stays at the end of the conversation, unless the citizen scrolled up to read. */
function useFollow(entries: readonly Entry[], typing: boolean, open: boolean): Follow {
  const box = useRef<HTMLDivElement>(null);
  const following = useRef(true);
  const seen = useRef(0);
  const [atEnd, setAtEnd] = useState(true);
  const [missed, setMissed] = useState(0);

  const scrollTo = (top: number) => {
    box.current!.scrollTop = top;
    onScroll();
  };
  const toEnd = () => scrollTo(box.current!.scrollHeight);
  const onScroll = () => {
    const { scrollHeight, scrollTop, clientHeight } = box.current!;
    following.current = scrollHeight - scrollTop - clientHeight < nearEnd;
    setAtEnd(following.current);
    if (following.current) setMissed(0);
  };

  useLayoutEffect(() => {
    const fresh = entries.slice(seen.current);
    seen.current = entries.length;
    const news = box.current!.querySelectorAll<HTMLElement>('.line, .system')[seen.current - fresh.length];
    if (fresh.some(({ mine }) => mine)) toEnd();
    // A long answer is read from its beginning.
    else if (following.current) scrollTo(Math.min(news ? news.offsetTop - 40 : Infinity, box.current!.scrollHeight));
    else setMissed((count) => count + fresh.length);
  }, [entries, typing, open]);

  // The keyboard, a picture that arrives or a larger text change the height; whoever was at the end stays there.
  useEffect(() => {
    const watcher = new ResizeObserver(() => following.current && toEnd());
    watcher.observe(box.current!);
    for (const child of box.current!.children) watcher.observe(child);
    return () => watcher.disconnect();
  }, []);

  return { box, atEnd, missed, toEnd, onScroll };
}
