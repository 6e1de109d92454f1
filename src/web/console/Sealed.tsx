import { useState } from 'preact/hooks';
import type { Failure } from './api';
import { useDesk } from './context';
import type { Entry, Hidden, Ticket } from './contract';
import { Dialog } from './parts/Dialog';
import { Words } from './parts/Words';
import { wordsFor } from './problems';
import { serves } from './rights';

/** A private value: hidden until a counselor asks for it and says why. Shown here alone, and gone with this view. */
export function Sealed({ ticket, slot }: { readonly ticket: Ticket; readonly slot: string }) {
  const { texts, t } = useDesk();
  const [value, setValue] = useState<string | null>(null);
  if (value !== null) return <Words text={dialled(value)} />;
  return (
    <span class="sealed">
      <em>{t('facts.sealed')}</em>
      <Reveal ticket={ticket} what={{ slot }} name={t('reveal.named', { name: texts.named('slot', slot) })} show={setValue} />
    </span>
  );
}

/** The words of a message in which something is covered, as they were written; the same rules hold. */
export function Covered({ ticket, entry }: { readonly ticket: Ticket; readonly entry: Entry }) {
  const { t } = useDesk();
  const [words, setWords] = useState<string | null>(null);
  return words !== null
    ? <Words text={words} language={ticket.language} />
    : <Reveal ticket={ticket} what={{ line: entry.sequence }} name={t('reveal.line')} show={setWords} />;
}

/** A mobile number is kept without its dashes; with them it is read aloud and dialled. */
const dialled = (value: string): string => value.replace(/^(01\d)(\d{3,4})(\d{4})$/, '$1-$2-$3');

interface Props {
  readonly ticket: Ticket;
  readonly what: Hidden;
  readonly show: (value: string) => void;
}

/** The button, for those who may look. */
function Reveal({ name, ...props }: Props & { readonly name: string }) {
  const { state, t } = useDesk('session');
  const [asking, setAsking] = useState(false);
  if (!serves(state.session)) return null;
  return (
    <>
      <button type="button" class="small" aria-label={name} onClick={() => setAsking(true)}>{t('reveal.act')}</button>
      {asking && <RevealDialog {...props} leave={() => setAsking(false)} />}
    </>
  );
}

function RevealDialog({ ticket, what, show, leave }: Props & { readonly leave: () => void }) {
  const { desk, texts, t } = useDesk();
  const [reason, setReason] = useState(ticket.reason === 'call-back' ? texts.named('reason', ticket.reason) : '');
  const [tried, setTried] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);

  const reveal = async (event: Event) => {
    event.preventDefault();
    setTried(true);
    if (!reason.trim()) return;
    const answer = await desk.reveal(ticket.id, what, reason.trim());
    if (answer.ok) show(answer.value.value);
    else setFailure(answer);
  };

  return (
    <Dialog title={t('reveal.title')} leave={leave}>
      <form onSubmit={reveal}>
        {failure && <p class="form-problem" role="alert">{texts.words(wordsFor(failure))}</p>}
        {tried && !reason.trim() && <p class="form-problem" role="alert">{t('reveal.reason-missing')}</p>}
        <p class="dialog-lead">{t('reveal.lead')}</p>
        <label class="field">
          <span>{t('reveal.reason')}</span>
          <input autofocus autocomplete="off" placeholder={t('reveal.example')} value={reason} onInput={(event) => setReason(event.currentTarget.value)} />
        </label>
        <div class="dialog-acts">
          <button type="button" onClick={leave}>{t('dialog.cancel')}</button>
          <button type="submit" class="primary">{t('reveal.act')}</button>
        </div>
      </form>
    </Dialog>
  );
}
