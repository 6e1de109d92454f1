import { useState } from 'preact/hooks';
import type { Failure } from '../api';
import { useDesk } from '../context';
import { Dialog } from '../parts/Dialog';
import { wordsFor } from '../problems';
import type { Deciding } from './CaseView';
import type { Case, CaseChoices } from './contract';

interface Props {
  readonly of: Case;
  readonly deciding: Deciding;
  readonly choices: CaseChoices | null;
  readonly leave: () => void;
  readonly done: () => void;
}

/** Asks what an act needs, and for a word to the citizen, who is told of it at once. */
export function ActDialog({ of, deciding: { act, into }, choices, leave, done }: Props) {
  const { state, desk, texts, t } = useDesk('session');
  const [officer, setOfficer] = useState(of.officer || (state.session?.name ?? ''));
  const [department, setDepartment] = useState(of.department);
  const [reason, setReason] = useState('');
  const [note, setNote] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);

  const decide = async (event: Event) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    const said = await desk.heeding(desk.api.actOnCase(of.number, act, {
      ...(note.trim() ? { note: note.trim() } : {}),
      ...(act === 'assign' ? { officer: officer.trim(), department: department.trim() } : {}),
      ...(act === 'decline' ? { reason } : {}),
      ...(into ? { into: into.number } : {}),
    }));
    setBusy(false);
    if (said.ok) done();
    else setFailure(said);
  };

  return (
    <Dialog title={t(`case-act.${act}`)} leave={leave}>
      <form noValidate onSubmit={decide}>
        {failure && <p class="form-problem" role="alert">{texts.words(wordsFor(failure))}</p>}
        <p class="dialog-lead">{t(into ? 'case.merge-lead' : 'case.tell-lead', { number: into?.number ?? '', language: texts.languageName(of.language) })}</p>
        {act === 'assign' && (
          <>
            <label class="field"><span>{t('case.department')}</span>
              <input required maxLength={100} list="departments" value={department} onInput={(event) => setDepartment(event.currentTarget.value)} />
            </label>
            <datalist id="departments">{(choices?.departments ?? []).map((one) => <option key={one} value={one} />)}</datalist>
            <label class="field"><span>{t('case.officer')}</span>
              <input maxLength={100} autocomplete="off" value={officer} onInput={(event) => setOfficer(event.currentTarget.value)} />
            </label>
          </>
        )}
        {act === 'decline' && (
          <fieldset class="choices">
            <legend>{t('case.reason')}</legend>
            {(choices?.reasons ?? []).map((one) => (
              <label key={one} class="choice">
                <input type="radio" name="reason" required checked={reason === one} onChange={() => setReason(one)} />
                <span>{texts.named('case-reason', one)}</span>
              </label>
            ))}
          </fieldset>
        )}
        <label class="field"><span>{t('case.note')}</span>
          <textarea rows={3} maxLength={2000} value={note} aria-describedby="case-note-hint" onInput={(event) => setNote(event.currentTarget.value)} />
        </label>
        <p class="field-hint" id="case-note-hint">{t('case.note-hint')}</p>
        <div class="dialog-acts">
          <button type="button" onClick={leave}>{t('dialog.cancel')}</button>
          <button type="submit" class="primary" aria-disabled={busy}>{t(`case-act.${act}`)}</button>
        </div>
      </form>
    </Dialog>
  );
}
