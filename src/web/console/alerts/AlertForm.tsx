import { useId, useState } from 'preact/hooks';
import type { Failure } from '../api';
import { useDesk } from '../context';
import { wordsFor } from '../problems';
import type { AlertPreview, AlertRequest, Words } from './contract';

const longestWords = 300;
const hour = 3_600_000;

/** A time as its field holds it: local, to the minute. */
const local = (at: number) => new Date(at - new Date(at).getTimezoneOffset() * 60_000).toISOString().slice(0, 16);

interface Props {
  readonly kinds: readonly string[];
  readonly replaces: boolean;
  readonly raised: () => void;
}

/** Writes an alert, shows what every citizen will hear, and only then switches it on. */
export function AlertForm({ kinds, replaces, raised }: Props) {
  const { desk, texts, t } = useDesk();
  const [kind, setKind] = useState(kinds[0] ?? '');
  const [words, setWords] = useState<Words>({});
  const [until, setUntil] = useState(() => local(Date.now() + 6 * hour));
  const [reason, setReason] = useState('');
  const [preview, setPreview] = useState<AlertPreview | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  const [tried, setTried] = useState(false);
  const id = useId();
  const end = new Date(until);
  const wrong = { until: Number.isNaN(end.getTime()), reason: !reason.trim() };

  /** What was shown is what goes out: any change wants a new look. */
  const changed = <T,>(set: (value: T) => void) => (value: T) => { set(value); setPreview(null); };
  const write = (tag: string, text: string) => changed(setWords)({ ...words, [tag]: text });

  const show = async (event: Event) => {
    event.preventDefault();
    setTried(true);
    if (busy || wrong.until || wrong.reason) return;
    setBusy(true);
    const said = await desk.heeding(desk.api.previewAlert({ kind, words }));
    setBusy(false);
    setFailure(said.ok ? null : said);
    if (!said.ok) return;
    setWords(said.value.words);
    setPreview(said.value);
  };

  const raise = async () => {
    setTried(true);
    if (busy || wrong.until || wrong.reason) return;
    const asked: AlertRequest = { kind, words, reason: reason.trim(), until: end.toISOString() };
    setBusy(true);
    const said = await desk.heeding(desk.api.raiseAlert(asked));
    setBusy(false);
    setFailure(said.ok ? null : said);
    if (!said.ok) return;
    setWords({});
    setReason('');
    setTried(false);
    setPreview(null);
    raised();
  };

  return (
    <section class="alert-form" aria-labelledby="alert-new">
      <h3 id="alert-new">{t('alerts.new')}</h3>
      {replaces && <p class="field-hint">{t('alerts.replaces')}</p>}
      <form noValidate onSubmit={(event) => void show(event)}>
        <label class="field"><span>{t('alerts.kind')}</span>
          <select value={kind} onChange={(event) => changed(setKind)(event.currentTarget.value)}>
            {kinds.map((one) => <option key={one} value={one}>{texts.named('alert-kind', one)}</option>)}
          </select>
        </label>
        <label class="field"><span>{t('alerts.words')}</span>
          <textarea rows={2} maxLength={longestWords} lang="ko" value={words['ko'] ?? ''} aria-describedby="alert-words-hint" onInput={(event) => write('ko', event.currentTarget.value)} />
        </label>
        <p class="field-hint" id="alert-words-hint">{t('alerts.words-hint')}</p>
        <label class="field"><span>{t('alerts.until')}</span>
          <input type="datetime-local" required aria-invalid={tried && wrong.until ? true : undefined} aria-describedby={`${id}-until`} value={until} onInput={(event) => setUntil(event.currentTarget.value)} />
        </label>
        <p class={tried && wrong.until ? 'field-wrong' : 'field-hint'} id={`${id}-until`}>
          {wrong.until ? t('problem.alert-until') : t('alerts.until-is', { day: texts.day(end.toISOString()), time: texts.time(end.toISOString()) })}
        </p>
        <label class="field"><span>{t('alerts.reason')}</span>
          <input required aria-invalid={tried && wrong.reason ? true : undefined} aria-describedby={tried && wrong.reason ? `${id}-reason` : undefined} maxLength={500} autocomplete="off" value={reason} onInput={(event) => setReason(event.currentTarget.value)} />
        </label>
        {tried && wrong.reason && <p class="field-wrong" id={`${id}-reason`} role="alert">{t('problem.alert-reason')}</p>}
        {failure && <p class="form-problem" role="alert">{texts.words(wordsFor(failure))}</p>}
        <button type="submit" class={preview ? 'small' : 'primary'} aria-disabled={busy}>{t('alerts.preview')}</button>
      </form>
      {preview && (
        <div class="alert-preview">
          <p class="misses-lead" role="status">{t('alerts.preview-lead')}</p>
          <dl>
            {Object.entries(preview.texts).map(([tag, text]) => (
              <div key={tag}>
                <dt>{texts.languageName(tag)}</dt>
                <dd lang={tag}>{text}</dd>
              </div>
            ))}
          </dl>
          <button type="button" class="danger" aria-disabled={busy} onClick={() => void raise()}>{t('alerts.raise')}</button>
        </div>
      )}
    </section>
  );
}
