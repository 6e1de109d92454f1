import { useState } from 'preact/hooks';
import type { Failure } from '../api';
import { useDesk } from '../context';
import { Dialog } from '../parts/Dialog';
import { wordsFor } from '../problems';
import { decidesCases } from '../rights';
import type { Case } from './contract';

/** A private value of a case: hidden until an officer asks for it and says why; the look is recorded. */
export function Contact({ of, slot }: { readonly of: Case; readonly slot: string | null }) {
  const { state, desk, texts, t } = useDesk('session');
  const [value, setValue] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  if (value !== null) return <>{value}</>;

  const reveal = async (event: Event) => {
    event.preventDefault();
    setTried(true);
    if (!reason.trim()) return;
    const said = await desk.heeding(desk.api.revealCase(of.number, slot, reason));
    if (said.ok) setValue(said.value.value);
    else setFailure(said);
  };

  return (
    <span class="sealed">
      <em>{t('facts.sealed')}</em>
      {decidesCases(state.session) && <button type="button" class="small" onClick={() => setAsking(true)}>{t('reveal.act')}</button>}
      {asking && (
        <Dialog title={t('reveal.title')} leave={() => setAsking(false)}>
          <form noValidate onSubmit={reveal}>
            {failure && <p class="form-problem" role="alert">{texts.words(wordsFor(failure))}</p>}
            {tried && !reason.trim() && <p class="form-problem" role="alert">{t('reveal.reason-missing')}</p>}
            <p class="dialog-lead">{t('reveal.lead')}</p>
            <label class="field"><span>{t('reveal.reason')}</span>
              <input autofocus required autocomplete="off" value={reason} onInput={(event) => setReason(event.currentTarget.value)} />
            </label>
            <div class="dialog-acts">
              <button type="button" onClick={() => setAsking(false)}>{t('dialog.cancel')}</button>
              <button type="submit" class="primary">{t('reveal.act')}</button>
            </div>
          </form>
        </Dialog>
      )}
    </span>
  );
}
