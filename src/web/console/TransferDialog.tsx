import { useEffect, useState } from 'preact/hooks';
import type { Failure } from './api';
import { useDesk } from './context';
import type { Counselor, Ticket } from './contract';
import { Dialog } from './parts/Dialog';
import { wordsFor } from './problems';
import { speaks } from './rights';

interface Props {
  readonly ticket: Ticket;
  readonly leave: () => void;
}

/** The waiting line, as a choice beside the colleagues' names. No counselor can be called so: names are not empty. */
const line = '';

/** Gives the conversation to a colleague, or back to the waiting line, with a word about why. */
export function TransferDialog({ ticket, leave }: Props) {
  const { state, desk, texts, t } = useDesk('counselors', 'session');
  const [to, setTo] = useState(line);
  const [note, setNote] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  useEffect(() => void desk.loadCounselors(), []);
  const others = state.counselors
    .filter((counselor) => counselor.name !== ticket.counselor)
    .sort((a, b) => suits(b, ticket) - suits(a, ticket) || a.open - b.open);

  const transfer = async (event: Event) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    const refused = await desk.transfer(ticket.id, to === line ? null : to, note.trim());
    setBusy(false);
    setFailure(refused);
    if (!refused) leave();
  };

  return (
    <Dialog title={t('transfer.title')} leave={leave}>
      <form onSubmit={transfer}>
        {failure && <p class="form-problem" role="alert">{texts.words(wordsFor(failure))}</p>}
        <fieldset class="choices">
          <legend>{t('transfer.to')}</legend>
          <label class="choice">
            <input type="radio" name="to" autofocus checked={to === line} onChange={() => setTo(line)} />
            <span><strong>{t('transfer.line')}</strong><small>{t('transfer.line-hint')}</small></span>
          </label>
          {others.map((counselor) => <Choice key={counselor.name} counselor={counselor} ticket={ticket} chosen={to === counselor.name} choose={() => setTo(counselor.name)} />)}
        </fieldset>
        <label class="field"><span>{t('transfer.note')}</span><textarea rows={3} value={note} onInput={(event) => setNote(event.currentTarget.value)} /></label>
        <div class="dialog-acts">
          <button type="button" onClick={leave}>{t('dialog.cancel')}</button>
          <button type="submit" class="primary" aria-disabled={busy}>{t('transfer.act')}</button>
        </div>
      </form>
    </Dialog>
  );
}

const suits = (counselor: Counselor, ticket: Ticket): number =>
  (counselor.onDuty ? 2 : 0) + (speaks(counselor, ticket.language) ? 1 : 0);

interface ChoiceProps {
  readonly counselor: Counselor;
  readonly ticket: Ticket;
  readonly chosen: boolean;
  readonly choose: () => void;
}

function Choice({ counselor, ticket, chosen, choose }: ChoiceProps) {
  const { texts, t } = useDesk();
  const languages = counselor.languages.map((tag) => texts.languageName(tag)).join(', ');
  const facts = [t(counselor.onDuty ? 'duty.on' : 'duty.off'), languages, t('transfer.open', { count: counselor.open })];
  return (
    <label class={counselor.onDuty ? 'choice' : 'choice choice-away'}>
      <input type="radio" name="to" checked={chosen} disabled={!counselor.onDuty} onChange={choose} />
      <span>
        <strong>{counselor.name}</strong>
        <small>{facts.filter(Boolean).join(' · ')}{!speaks(counselor, ticket.language) && <em> {t('transfer.other-language')}</em>}</small>
      </span>
    </label>
  );
}
