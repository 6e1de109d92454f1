import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { cannedQuery, offers, withCanned, type CannedOffer } from './canned';
import { CannedList, offerId } from './CannedList';
import { useDesk } from './context';
import type { Ticket } from './contract';
import { writingCommandFor, type WritingCommand } from './keyboard';
import { Icon } from './parts/Icon';
import { emptyDraft, type Conversation, type Kind } from './shape';

interface Props {
  readonly ticket: Ticket;
  /** Only notes can be written to a conversation that is not one's own. */
  readonly kinds: 'both' | 'note';
}

/** Where the counselor writes: an answer to the citizen, or a note that the citizen never sees. */
export function Composer({ ticket, kinds }: Props) {
  const { state, store, desk, t } = useDesk('drafts', 'conversations');
  const kept = state.drafts[ticket.id] ?? emptyDraft;
  const draft = kinds === 'note' ? { ...kept, kind: 'note' as const } : kept;
  const text = draft[draft.kind];
  const area = useRef<HTMLTextAreaElement>(null);
  const canned = useCanned(text, draft.kind, ticket.language);
  useCaret(area, canned.caretAfter);
  useEffect(() => { if (kinds === 'note') area.current?.focus(); }, []);

  const change = (value: string, caret: number) => {
    store.tell({ is: 'draftChanged', ticket: ticket.id, draft: { [draft.kind]: value } });
    canned.moved(caret);
    if (draft.kind === 'message' && value.trim()) desk.typing(ticket.id);
  };
  const write = (kind: Kind) => {
    store.tell({ is: 'draftChanged', ticket: ticket.id, draft: { kind } });
    area.current?.focus();
  };
  // A search that finds nothing is no answer. Who means the slash puts a space before it.
  const seeking = draft.kind === 'message' && text.startsWith('/');
  const open = ticket.public === true && draft.kind === 'message';
  const send = (privately = false) => {
    if (text.trim() && !seeking) desk.write(ticket.id, draft.kind, text.trim(), privately);
    area.current?.focus();
  };
  const choose = (offer: CannedOffer) => {
    const put = withCanned(text, canned.caret, offer);
    change(put.text, put.caret);
    canned.put(put.caret);
    area.current?.focus();
  };
  const acts: Record<WritingCommand, () => void> = {
    'send': () => send(),
    'choose': () => { if (canned.marked) choose(canned.marked); },
    'next': () => canned.step(1),
    'previous': () => canned.step(-1),
    'dismiss': canned.dismiss,
    'toggle-note': () => { if (kinds === 'both') write(draft.kind === 'note' ? 'message' : 'note'); },
  };
  const press = (event: KeyboardEvent) => {
    const command = writingCommandFor(event, canned.shown.length > 0);
    if (!command) return;
    event.preventDefault();
    event.stopPropagation();
    acts[command]();
  };

  return (
    <form class={`composer composer-${draft.kind}`} onSubmit={(event) => { event.preventDefault(); send(); }}>
      {canned.shown.length > 0 && <CannedList offers={canned.shown} marked={canned.index} choose={choose} language={ticket.language} />}
      {seeking && canned.shown.length === 0 && <p class="canned canned-none" id="canned-none" role="status">{t('canned.none')}</p>}
      {kinds === 'both' && <KindSwitch draft={draft} choose={write} />}
      {open && <p class="composer-public" id="composer-public"><Icon name="warning" />{t('composer.public')}</p>}
      <div class="composer-line">
        <textarea
          ref={area} id="composer" rows={2} value={text} autocomplete="off"
          aria-label={t(draft.kind === 'note' ? 'composer.note-label' : 'composer.label')}
          placeholder={t(draft.kind === 'note' ? 'composer.note-hint' : 'composer.hint')}
          aria-describedby={[open && 'composer-public', seeking && canned.shown.length === 0 && 'canned-none'].filter(Boolean).join(' ') || undefined}
          aria-autocomplete="list" aria-controls={canned.shown.length > 0 ? 'canned' : undefined}
          aria-activedescendant={canned.marked ? offerId(canned.marked) : undefined}
          onInput={(event) => change(event.currentTarget.value, event.currentTarget.selectionStart)}
          onKeyDown={press}
          onSelect={(event) => canned.moved(event.currentTarget.selectionStart)}
        />
        <button type="submit" class="primary send" aria-disabled={!text.trim() || seeking}>
          <Icon name={draft.kind === 'note' ? 'note' : 'send'} /><span>{t(draft.kind === 'note' ? 'composer.keep' : open ? 'composer.send-publicly' : 'composer.send')}</span>
        </button>
        {open && mayGoPrivate(state.conversations[ticket.id]) && (
          <button type="button" id="send-privately" class="send" aria-disabled={!text.trim() || seeking} title={t('composer.privately-once')} onClick={() => send(true)}>
            <Icon name="lock" /><span>{t('composer.send-privately')}</span>
          </button>
        )}
      </div>
      <p class="composer-keys">{t(draft.kind === 'note' ? 'composer.note-keys' : 'composer.keys')}</p>
    </form>
  );
}

/** Vendors take one private answer to what was said in public; the citizen's own answer opens the rest. */
const mayGoPrivate = (conversation: Conversation | undefined): boolean =>
  conversation?.privateReplies === true && !conversation.entries.some((entry) => entry.privately && entry.delivery !== 'failed');

interface KindProps {
  readonly draft: typeof emptyDraft;
  readonly choose: (kind: Kind) => void;
}

function KindSwitch({ draft, choose }: KindProps) {
  const { t } = useDesk();
  return (
    <div class="kinds" role="group" aria-label={t('composer.kind')}>
      {(['message', 'note'] as const).map((kind) => (
        <button key={kind} type="button" class={`kind kind-${kind}`} aria-pressed={draft.kind === kind} onClick={() => choose(kind)}>
          {kind === 'note' && <Icon name="lock" />}{t(`composer.${kind}`)}
          {draft.kind !== kind && draft[kind] && <span class="kind-draft">{t('composer.draft')}</span>}
        </button>
      ))}
      <kbd title={t('composer.toggle')}>Alt+N</kbd>
    </div>
  );
}

/** The canned replies that fit what was typed after `/`, which one is marked, and whether they were waved away. */
function useCanned(text: string, kind: Kind, language: string) {
  const { state } = useDesk('canned');
  const [caret, moved] = useState(text.length);
  const [index, setIndex] = useState(0);
  const [dismissed, setDismissed] = useState<string | null>(null);
  const [caretAfter, setCaretAfter] = useState<number | null>(null);
  const query = kind === 'message' ? cannedQuery(text, caret) : null;
  const shown = useMemo(
    () => query === null || dismissed === query ? [] : offers(state.canned, query, language),
    [query, dismissed, state.canned, language]);
  useLayoutEffect(() => {
    setIndex(0);
    if (query === null) setDismissed(null);
  }, [query]);
  return {
    shown, index, caret, caretAfter, moved,
    marked: shown[index],
    step: (by: number) => setIndex((index + by + shown.length) % shown.length),
    dismiss: () => setDismissed(query),
    put: (place: number) => { moved(place); setCaretAfter(place); },
  };
}

/** Puts the caret behind a canned reply once it stands in the field. */
function useCaret(area: { readonly current: HTMLTextAreaElement | null }, caret: number | null) {
  useLayoutEffect(() => {
    if (caret !== null) area.current?.setSelectionRange(caret, caret);
  }, [caret]);
}
