import { useRef, useState } from 'preact/hooks';
import type { Failure } from './api';
import { useDesk } from './context';
import { resolutions, type Resolution, type Ticket } from './contract';
import { Dialog } from './parts/Dialog';
import { wordsFor } from './problems';

interface Props {
  readonly ticket: Ticket;
  readonly leave: () => void;
}

/** Ends the conversation: how it went, which nobody but the counselor can know, and a word for the record if there is one. The bot takes over again. */
export function CloseDialog({ ticket, leave }: Props) {
  const { desk, texts, t } = useDesk();
  const [resolution, setResolution] = useState<Resolution | null>(null);
  const [note, setNote] = useState('');
  const [unsaid, setUnsaid] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);

  // "Other" alone tells the record nothing.
  const silent = resolution === 'other' && !note.trim();
  const record = useRef<HTMLTextAreaElement>(null);

  const close = async (event: Event) => {
    event.preventDefault();
    if (busy) return;
    if (!resolution || silent) {
      setUnsaid(true);
      if (silent) record.current?.focus();
      return;
    }
    setBusy(true);
    const refused = await desk.close(ticket.id, resolution, note.trim());
    setBusy(false);
    setFailure(refused);
    if (!refused) leave();
  };

  return (
    <Dialog title={t('close.title')} leave={leave}>
      <form onSubmit={close} onKeyDown={(event) => { if (event.key === 'Enter' && event.ctrlKey) void close(event); }}>
        {failure && <p class="form-problem" role="alert">{texts.words(wordsFor(failure))}</p>}
        <fieldset class="choices">
          <legend>{t('close.how')}</legend>
          {unsaid && !resolution && <p class="form-problem" role="alert">{t('close.choose')}</p>}
          {resolutions.map((one) => (
            <label key={one} class="choice">
              <input type="radio" name="resolution" autofocus={one === resolutions[0]} checked={resolution === one} onChange={() => setResolution(one)} />
              <span><strong>{t(`resolution.${one}`)}</strong><small>{t(`resolution.${one}-hint`)}</small></span>
            </label>
          ))}
        </fieldset>
        {unsaid && silent && <p class="form-problem" role="alert">{t('close.note-missing')}</p>}
        <label class="field"><span>{t(resolution === 'other' ? 'close.note-needed' : 'close.note')}</span><textarea ref={record} rows={3} aria-invalid={unsaid && silent ? true : undefined} value={note} onInput={(event) => setNote(event.currentTarget.value)} /></label>
        <div class="dialog-acts">
          <button type="button" onClick={leave}>{t('dialog.cancel')}</button>
          <button type="submit" class="primary" aria-disabled={busy}>{t('close.act')}</button>
        </div>
      </form>
    </Dialog>
  );
}
